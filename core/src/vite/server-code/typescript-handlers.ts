import type { ESTree } from 'vite';
import type { Handlers, Walk } from './free-names.ts';
import { walkType } from './free-types.ts';
import { createScope, declareType, declareValue, type Scope } from './scope.ts';
import { walkChildren } from './walk.ts';

/** Reads TypeScript's nodes that hold values, or declare a name; all others are types. */
export const typescriptHandlers: Handlers = {
  TSEnumDeclaration: walkEnum,
  TSModuleDeclaration: walkNamespace,
  TSImportEqualsDeclaration: walkImportEquals,
  TSQualifiedName: (node: ESTree.TSQualifiedName, scope, walk) => walk(node.left, scope),
  TSInterfaceDeclaration: walkTypeDeclaration,
  TSTypeAliasDeclaration: walkTypeDeclaration,
  TSAsExpression: walkValues,
  TSSatisfiesExpression: walkValues,
  TSTypeAssertion: walkValues,
  TSNonNullExpression: walkValues,
  TSInstantiationExpression: walkValues,
  TSParameterProperty: walkValues,
};

function walkValues(node: ESTree.Node, scope: Scope, walk: Walk): void {
  walkChildren(node, (child) => walk(child, scope));
}

function walkEnum(node: ESTree.TSEnumDeclaration, scope: Scope, walk: Walk): void {
  declareValue(scope, node.id.name);
  const inner = createScope(scope);
  for (const { id, initializer } of node.body.members) {
    if (id.type === 'Identifier') declareValue(inner, id.name);
    else if (id.type === 'Literal') declareValue(inner, id.value);
    walk(initializer, inner);
  }
}

function walkNamespace(
  { id, body }: ESTree.TSModuleDeclaration | ESTree.TSGlobalDeclaration,
  scope: Scope,
  walk: Walk,
): void {
  if (id.type === 'Identifier') declareValue(scope, id.name);
  walk(body, scope);
}

function walkImportEquals(node: ESTree.TSImportEqualsDeclaration, scope: Scope, walk: Walk): void {
  declareValue(scope, node.id.name);
  walk(node.moduleReference, scope);
}

function walkTypeDeclaration(
  node: ESTree.TSInterfaceDeclaration | ESTree.TSTypeAliasDeclaration,
  scope: Scope,
): void {
  declareType(scope, node.id.name);
  walkType(node, createScope(scope));
}
