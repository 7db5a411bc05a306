import type { ESTree } from 'vite';
import { isPureExpression } from './expressions.ts';
import type { FunctionNode } from './functions.ts';
import { listNames } from './names.ts';
import { extendScope, type Scope } from './scope.ts';

/** Tells whether a function computes its result of its parameters alone. */
export function isPureFunction(node: FunctionNode, scope: Scope): boolean {
  if (node.async || node.generator || !node.body) return false;
  const inner = extendScope(scope, node.params.flatMap(listNames));
  if (!node.params.every((one) => isPurePattern(one, inner))) return false;
  if (node.body.type !== 'BlockStatement') return isPureExpression(node.body, inner);
  return isPureBlock(node.body.body, inner);
}

function isPureBlock(body: readonly ESTree.Statement[], scope: Scope): boolean {
  const names = body.flatMap((one) =>
    one.type === 'VariableDeclaration' ? one.declarations.flatMap(({ id }) => listNames(id)) : [],
  );
  const inner = extendScope(scope, names);
  return body.every((one) => isPureStatement(one, inner));
}

function isPureStatement(node: ESTree.Statement | null, scope: Scope): boolean {
  switch (node?.type) {
    case undefined:
      return true;
    case 'ReturnStatement':
      return !node.argument || isPureExpression(node.argument, scope);
    case 'IfStatement':
      return (
        isPureExpression(node.test, scope) &&
        isPureStatement(node.consequent, scope) &&
        isPureStatement(node.alternate, scope)
      );
    case 'BlockStatement':
      return isPureBlock(node.body, scope);
    case 'VariableDeclaration':
      return node.kind === 'const' && node.declarations.every((one) => isPureVariable(one, scope));
    default:
      return false;
  }
}

function isPureVariable({ id, init }: ESTree.VariableDeclarator, scope: Scope): boolean {
  return isPurePattern(id, scope) && init !== null && isPureExpression(init, scope);
}

/** Only what has a default or a computed name can do something. */
function isPurePattern(node: ESTree.Node | null, scope: Scope): boolean {
  switch (node?.type) {
    case undefined:
    case 'Identifier':
      return true;
    case 'ObjectPattern':
      return node.properties.every(
        (one) => one.type === 'Property' && !one.computed && isPurePattern(one.value, scope),
      );
    case 'ArrayPattern':
      return node.elements.every((one) => isPurePattern(one, scope));
    case 'AssignmentPattern':
      return isPurePattern(node.left, scope) && isPureExpression(node.right, scope);
    default:
      return false;
  }
}
