import type { ESTree } from 'vite';
import { escape } from './runtime/escape.ts';

/** The value of a literal, in an object because it may be undefined or null; undefined for what is none. */
export function readStatic(
  node: ESTree.Node,
): { readonly value: string | number | boolean | null } | undefined {
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return { value: node.quasis[0]!.value.cooked! };
  }
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const inner = readStatic(node.argument);
    return typeof inner?.value === 'number' ? { value: -inner.value } : undefined;
  }
  if (node.type !== 'Literal' || 'regex' in node || 'bigint' in node) return undefined;
  return { value: node.value as string | number | boolean | null };
}

/** Tells whether an expression is always a text with something in it. */
export function isText(node: ESTree.Node): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.quasis.some(({ value }) => value.cooked !== '');
    case 'BinaryExpression':
      return node.operator === '+' && (isText(node.left) || isText(node.right));
    case 'ConditionalExpression':
      return isText(node.consequent) && isText(node.alternate);
    default:
      return typeof readStatic(node)?.value === 'string' && readStatic(node)!.value !== '';
  }
}

/** Tells whether an expression is always one of some texts that escaping does not change. */
export function isPlainText(node: ESTree.Node): boolean {
  if (node.type === 'ConditionalExpression') {
    return isPlainText(node.consequent) && isPlainText(node.alternate);
  }
  const value = readStatic(node)?.value;
  return typeof value === 'string' && value !== '' && escape(value) === value;
}

/** Tells whether an expression is a function that stands there. */
export function isFunction(
  node: ESTree.Node,
): node is ESTree.Function | ESTree.ArrowFunctionExpression {
  return (
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration'
  );
}
