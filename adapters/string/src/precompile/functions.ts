import type { ESTree } from 'vite';
import { forEachChild } from './walk.ts';

export type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

export function isFunction(node: ESTree.Node): node is FunctionNode {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

/** Lists the expressions whose values a function returns, beside undefined. */
export function listReturned({ body }: FunctionNode): ESTree.Expression[] {
  if (body && body.type !== 'BlockStatement') return [body];
  const found: ESTree.Expression[] = [];
  const visit = (node: ESTree.Node): void => {
    if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
    if (!isFunction(node)) forEachChild(node, visit);
  };
  if (body) visit(body);
  return found;
}

/** The function, or its name, in a call of the form `list.map(function)`. */
export function getMapped(
  node: ESTree.Node,
): FunctionNode | ESTree.IdentifierReference | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const {
    callee,
    arguments: [callback],
  } = node;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.object.type === 'Super') {
    return undefined;
  }
  const { property } = callee;
  if (property.type !== 'Identifier' || property.name !== 'map' || !callback) return undefined;
  return callback.type === 'Identifier' || isFunction(callback) ? callback : undefined;
}
