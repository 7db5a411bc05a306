import type { ESTree } from 'vite';
import type { Handlers, Walk } from './free-names.ts';
import { walkType } from './free-types.ts';
import { listBindings } from './names.ts';
import {
  createFunctionScope,
  createScope,
  declareValue,
  findFunctionScope,
  type Scope,
} from './scope.ts';
import { walkChildren } from './walk.ts';

/** Reads what has a scope of its own, or puts names into one. */
export const scopeHandlers: Handlers = {
  VariableDeclaration: walkVariables,
  FunctionDeclaration: walkFunction,
  FunctionExpression: walkFunction,
  ArrowFunctionExpression: walkFunction,
  TSDeclareFunction: walkFunction,
  TSEmptyBodyFunctionExpression: walkFunction,
  ClassDeclaration: walkClass,
  ClassExpression: walkClass,
  BlockStatement: walkBlock,
  ForStatement: walkBlock,
  ForInStatement: walkBlock,
  ForOfStatement: walkBlock,
  SwitchStatement: walkSwitch,
  CatchClause: walkCatch,
  StaticBlock: walkFunctionBlock,
  TSModuleBlock: walkFunctionBlock,
};

function walkVariables(node: ESTree.VariableDeclaration, scope: Scope, walk: Walk): void {
  const target = node.kind === 'var' ? findFunctionScope(scope) : scope;
  for (const { id } of node.declarations) declareAll(listBindings(id), target);
  walkChildren(node, (child) => walk(child, scope));
}

function declareAll(names: readonly string[], scope: Scope): void {
  for (const name of names) declareValue(scope, name);
}

/** Parameters and body are two scopes: a default value does not see the body's variables. */
function walkFunction(
  node: ESTree.Function | ESTree.ArrowFunctionExpression,
  scope: Scope,
  walk: Walk,
): void {
  const head = createFunctionScope(scope);
  if (node.id) declareValue(node.type === 'FunctionExpression' ? head : scope, node.id.name);
  declareAll(node.params.flatMap(listBindings), head);
  walkType(node.typeParameters, head);
  for (const parameter of node.params) walk(parameter, head);
  walkType(node.returnType, head);
  if (node.body?.type === 'BlockStatement') walkFunctionBlock(node.body, head, walk);
  else walk(node.body, head);
}

function walkFunctionBlock(node: ESTree.Node, scope: Scope, walk: Walk): void {
  const inner = createFunctionScope(scope);
  walkChildren(node, (child) => walk(child, inner));
}

function walkBlock(node: ESTree.Node, scope: Scope, walk: Walk): void {
  const inner = createScope(scope);
  walkChildren(node, (child) => walk(child, inner));
}

function walkClass(node: ESTree.Class, scope: Scope, walk: Walk): void {
  const inner = createScope(scope);
  if (node.id) declareValue(node.type === 'ClassExpression' ? inner : scope, node.id.name);
  for (const decorator of node.decorators) walk(decorator, scope);
  walkType(node.typeParameters, inner);
  walk(node.superClass, inner);
  walkType(node.superTypeArguments, inner);
  for (const implemented of node.implements ?? []) walkType(implemented, inner);
  walk(node.body, inner);
}

function walkSwitch(node: ESTree.SwitchStatement, scope: Scope, walk: Walk): void {
  walk(node.discriminant, scope);
  const inner = createScope(scope);
  for (const branch of node.cases) walk(branch, inner);
}

function walkCatch(node: ESTree.CatchClause, scope: Scope, walk: Walk): void {
  const inner = createScope(scope);
  if (node.param) declareAll(listBindings(node.param), inner);
  walkChildren(node, (child) => walk(child, inner));
}
