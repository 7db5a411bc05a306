import type { ESTree } from 'vite';
import { walkType } from './free-types.ts';
import { jsxHandlers } from './jsx-handlers.ts';
import { createModuleScope, createScope, isFree, referToValue, type Scope } from './scope.ts';
import { scopeHandlers } from './scope-handlers.ts';
import { typescriptHandlers } from './typescript-handlers.ts';
import { walkChildren } from './walk.ts';

/** The top-level (or global) names that a piece of code uses. */
export interface FreeNames {
  readonly values: Set<string>;
  /** Those in type positions, `typeof x` among them. */
  readonly types: Set<string>;
}

/** Reads a node in a scope. */
export type Walk = (node: ESTree.Node | null | undefined, scope: Scope) => void;

/** How to read nodes of which not every child is a value in the same scope, by type. */
export type Handlers = Readonly<Record<string, (node: never, scope: Scope, walk: Walk) => void>>;

/** Finds the names that a node at a module's top level uses and does not declare inside itself. */
export function findFreeNames(node: ESTree.Node): FreeNames {
  const scope = createModuleScope();
  walk(node, scope);
  const names: FreeNames = { values: new Set(), types: new Set() };
  for (const reference of scope.references) {
    if (isFree(reference)) (reference.isValue ? names.values : names.types).add(reference.name);
  }
  return names;
}

const handlers: Handlers = {
  Identifier: walkIdentifier,
  MemberExpression: walkMember,
  Property: walkProperty,
  MethodDefinition: walkClassMember,
  PropertyDefinition: walkClassMember,
  AccessorProperty: walkClassMember,
  LabeledStatement: (node: ESTree.LabeledStatement, scope) => walk(node.body, scope),
  BreakStatement: () => {},
  ContinueStatement: () => {},
  MetaProperty: () => {},
  ...scopeHandlers,
  ...jsxHandlers,
  ...typescriptHandlers,
};

function walk(node: ESTree.Node | null | undefined, scope: Scope): void {
  if (!node) return;
  const handler = handlers[node.type];
  if (handler) handler(node as never, scope, walk);
  else if (node.type.startsWith('TS')) walkType(node, createScope(scope));
  else walkChildren(node, (child) => walk(child, scope));
}

function walkIdentifier(node: ESTree.BindingIdentifier, scope: Scope): void {
  referToValue(scope, node.name);
  walkChildren(node, (child) => walk(child, scope));
}

function walkMember(node: ESTree.MemberExpression, scope: Scope): void {
  walk(node.object, scope);
  if (node.computed) walk(node.property, scope);
}

function walkProperty(node: ESTree.ObjectProperty | ESTree.BindingProperty, scope: Scope): void {
  if (node.computed) walk(node.key, scope);
  walk(node.value, scope);
}

type ClassMember = ESTree.MethodDefinition | ESTree.PropertyDefinition | ESTree.AccessorProperty;

function walkClassMember(node: ClassMember, scope: Scope): void {
  walkChildren(node, (child) => {
    if (child !== node.key || node.computed) walk(child, scope);
  });
}
