import type { ESTree } from 'vite';

/** Attributes that are there or not, whatever their value. */
const boolean = new Set(
  (
    'allowFullScreen async autoFocus autofocus autoPlay autoplay checked controls default ' +
    'defaultChecked defer disabled formNoValidate hidden inert isMap itemScope loop multiple muted ' +
    'noModule noValidate open playsInline readOnly readonly required reversed selected'
  ).split(' '),
);

/**
 * Guesses whether an attribute will often not be written. A guess is enough: both ways of writing it are
 * right, and each is faster for its own case.
 */
export function isOftenLeftOut(name: string, expression: ESTree.Expression): boolean {
  if (boolean.has(name)) return true;
  switch (expression.type) {
    case 'LogicalExpression':
      return expression.operator === '&&';
    case 'ConditionalExpression':
      return isNothing(expression.consequent) || isNothing(expression.alternate);
    default:
      return false;
  }
}

function isNothing(node: ESTree.Expression): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'Literal' && (node.value === null || typeof node.value === 'boolean');
}
