import type { ESTree } from 'vite';
import type { JsonValue } from '../types.ts';

/** What to do with a node that is no literal. */
export type Reject = (node: ESTree.Node) => never;

/** Reads a literal without running it. */
export function readLiteral(node: ESTree.Node, reject: Reject): JsonValue {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node || 'bigint' in node ? reject(node) : (node.value as JsonValue);
    case 'TemplateLiteral':
      return (node.expressions.length > 0 ? null : node.quasis[0]!.value.cooked) ?? reject(node);
    case 'UnaryExpression':
      return readNegative(node, reject);
    case 'ArrayExpression':
      return node.elements.map((element) =>
        element ? readLiteral(element, reject) : reject(node),
      );
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map((property) => readProperty(property, reject)));
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return readLiteral(node.expression, reject);
    default:
      return reject(node);
  }
}

function readNegative(node: ESTree.UnaryExpression, reject: Reject): number {
  const value = node.operator === '-' ? readLiteral(node.argument, reject) : undefined;
  return typeof value === 'number' ? -value : reject(node);
}

/** A `__proto__` key sets the prototype, which no JSON value has. */
function readProperty(
  property: ESTree.ObjectPropertyKind,
  reject: Reject,
): [name: string, value: JsonValue] {
  if (property.type !== 'Property' || property.computed || property.kind !== 'init')
    return reject(property);
  const { key } = property;
  const name = key.type === 'Literal' ? String(key.value) : key.type === 'Identifier' && key.name;
  if (name === false || name === '__proto__') return reject(property);
  return [name, readLiteral(property.value, reject)];
}
