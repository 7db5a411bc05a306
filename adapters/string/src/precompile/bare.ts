import type { ESTree } from 'vite';
import { escapeText } from '../escape.ts';
import { type FunctionNode, getMapped, listReturned } from './functions.ts';
import { isTemplate } from './tags.ts';

/*
 * HTML is bare as a string, without the object that tells it from text. An expression may be compiled to yield it
 * where every string that it can yield is HTML: all other values are told from HTML by their type.
 */

/** What of a module makes HTML. */
export interface Known {
  /** What the module calls the `html` tag. */
  readonly tags: ReadonlySet<string>;
  /** The functions that have a twin, which returns bare HTML. */
  readonly functions: Pick<ReadonlySet<string>, 'has'>;
}

/** What is compiled to yield bare HTML. */
export type Maker = ESTree.TaggedTemplateExpression | ESTree.CallExpression;

/** Lists what makes an expression's value; undefined where that can be a string of another origin. */
export type Find = (node: ESTree.Expression, known: Known) => Maker[] | undefined;

/** Of a value that others see too: whatever is no HTML stays what it is. */
export const findAnywhere: Find = (node, known) => {
  const operands = getOperands(node);
  if (operands) return join(operands.map((one) => findAnywhere(one, known)));
  if (isTemplate(node, known.tags)) return [node];
  if (node.type === 'CallExpression' && isTwin(node.callee, known)) return [node];
  return node.type === 'Literal' && typeof node.value !== 'string' ? [] : undefined;
};

/**
 * Of a value that a hole alone sees: a text that stays as it is may be HTML there, and a list may be joined. What a
 * callback returns is seen by the `map` of something that is no array too, which gets HTML for such a text.
 */
export const findInHole: Find = (node, known) => {
  if (isPlainText(node)) return [];
  // Where the left side is the value, it is the empty text or none.
  const isAnd = node.type === 'LogicalExpression' && node.operator === '&&';
  const operands = isAnd ? [node.right] : getOperands(node);
  if (operands) return join(operands.map((one) => findInHole(one, known)));
  const callback = getMapped(node);
  if (!callback) return findAnywhere(node, known);
  if (callback.type === 'Identifier') return isTwin(callback, known) ? [node as Maker] : undefined;
  return join([[node as Maker], findReturned(callback, known, findInHole)]);
};

/** Of whatever a function returns. */
export function findReturned(made: FunctionNode, known: Known, find: Find): Maker[] | undefined {
  if (made.async || made.generator) return undefined;
  return join(listReturned(made).map((one) => find(one, known)));
}

/** The expressions one of which an expression's value comes from. */
function getOperands(node: ESTree.Expression): ESTree.Expression[] | undefined {
  switch (node.type) {
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return [node.expression];
  }
  return undefined;
}

function isTwin(node: ESTree.Expression, { functions }: Known): boolean {
  return node.type === 'Identifier' && functions.has(node.name);
}

function isPlainText(node: ESTree.Expression): boolean {
  return (
    node.type === 'Literal' &&
    typeof node.value === 'string' &&
    escapeText(node.value) === node.value
  );
}

function join(lists: readonly (Maker[] | undefined)[]): Maker[] | undefined {
  const all: Maker[] = [];
  for (const list of lists) {
    if (!list) return undefined;
    all.push(...list);
  }
  return all;
}
