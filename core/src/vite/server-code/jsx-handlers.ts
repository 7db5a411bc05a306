import type { ESTree } from 'vite';
import type { Handlers, Walk } from './free-names.ts';
import { referToValue, type Scope } from './scope.ts';

/** Reads JSX, where a name is a reference by its place and its first letter. */
export const jsxHandlers: Handlers = {
  JSXOpeningElement: walkElement,
  JSXAttribute: walkAttribute,
};

/** `<div>` is a string to every JSX compiler; `<div.a>` is not. */
function walkElement(node: ESTree.JSXOpeningElement, scope: Scope, walk: Walk): void {
  let { name } = node as { name: ESTree.JSXElementName | ESTree.JSXMemberExpressionObject };
  const isMember = name.type === 'JSXMemberExpression';
  while (name.type === 'JSXMemberExpression') name = name.object;
  if (name.type === 'JSXIdentifier' && (isMember || !/^[a-z]/.test(name.name))) {
    referToValue(scope, name.name);
  }
  for (const attribute of node.attributes) walk(attribute, scope);
  walk(node.typeArguments, scope);
}

/** Solid compiles `use:name={…}` into a call of the variable `name`. */
function walkAttribute({ name, value }: ESTree.JSXAttribute, scope: Scope, walk: Walk): void {
  if (name.type === 'JSXNamespacedName' && name.namespace.name === 'use') {
    referToValue(scope, name.name.name);
  }
  walk(value, scope);
}
