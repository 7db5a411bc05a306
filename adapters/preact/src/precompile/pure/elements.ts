import type { ESTree } from 'vite';
import { toExpression, toName } from '../attributes.ts';
import { classify, hasSpread, type Jsx, listChildren } from '../elements.ts';
import { isCallable } from '../emit/component.ts';
import { isFunction } from '../values.ts';
import { isPureExpression } from './expressions.ts';
import type { Scope } from './scope.ts';

/** Tells whether an element becomes text at once, of nothing but what is in scope. */
export function isPureElement(node: Jsx, scope: Scope): boolean {
  const kind = classify(node, scope.job);
  if (kind === 'opaque' || kind === 'element') return false;
  if (kind === 'component' && !isPureComponent(node as ESTree.JSXElement, scope)) return false;
  return (
    !hasSpread(node) &&
    areAttributesPure(node, kind === 'html', scope) &&
    areChildrenPure(node, scope)
  );
}

function isPureComponent(node: ESTree.JSXElement, { job, pure }: Scope): boolean {
  const { name } = node.openingElement;
  const own = name.type === 'JSXIdentifier' ? pure.get(name.name) : undefined;
  return own !== undefined && own.params.length < 2 && isCallable(node, job);
}

/** A function on an HTML element is left out, and never called. */
function areAttributesPure(node: Jsx, isHtml: boolean, scope: Scope): boolean {
  if (node.type === 'JSXFragment') return true;
  return node.openingElement.attributes.every((one) => {
    if (one.type !== 'JSXAttribute') return false;
    const expression = toExpression(one);
    if (!expression) return one.value === null || one.value.type === 'Literal';
    const isLeftOut = isHtml && isFunction(expression) && !toName(one).startsWith('class');
    return isLeftOut || isPureExpression(expression, scope);
  });
}

function areChildrenPure(node: Jsx, scope: Scope): boolean {
  return listChildren(node, scope.job).every(
    (child) =>
      child.type === 'JSXText' ||
      isPureExpression(child.type === 'JSXExpressionContainer' ? child.expression : child, scope),
  );
}
