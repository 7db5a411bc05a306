import type { ESTree } from 'vite';
import { findOpening, toExpression, toName } from '../attributes.ts';
import { describeAttribute, renderAttribute } from '../renderer.ts';
import { isFunction, isPlainText, isText, readStatic } from '../values.ts';
import { isOftenLeftOut } from './left-out.ts';
import { writeStyle } from './style.ts';
import { type Draft, inBraces, writeHole, writeText } from './draft.ts';

/** Writes an element's attributes: text where they are known, holes where they are not. */
export function writeAttributes(draft: Draft, { openingElement }: ESTree.JSXElement): void {
  for (const attribute of openingElement.attributes as ESTree.JSXAttribute[]) {
    const name = toName(attribute);
    const opening = findOpening(name);
    const expression = toExpression(attribute);
    if (!expression) writeKnown(draft, name, opening, readQuoted(draft, attribute));
    else if (opening === undefined) evaluate(draft, attribute, expression);
    else writeExpression(draft, attribute, expression, opening);
  }
}

/** Without a value it is true. */
function readQuoted({ job }: Draft, { value }: ESTree.JSXAttribute): string | true {
  return value ? job.literals.get(value)! : true;
}

function writeKnown(draft: Draft, name: string, opening: string | undefined, value: unknown): void {
  if (opening !== undefined) writeText(draft, renderAttribute(name, value));
}

/** What is not written may still do something. */
function evaluate(draft: Draft, attribute: ESTree.JSXAttribute, expression: ESTree.Node): void {
  if (isFunction(expression) || expression.type === 'Identifier' || readStatic(expression)) return;
  writeHole(draft, inBraces(attribute.value as ESTree.JSXExpressionContainer), 'nothing(');
  draft.visit(expression, 'open');
}

function writeExpression(
  draft: Draft,
  attribute: ESTree.JSXAttribute,
  expression: ESTree.Expression,
  opening: string,
): void {
  const name = toName(attribute);
  const known = readStatic(expression);
  if (known) return writeKnown(draft, name, opening, known.value);
  if (isFunction(expression) && opening !== ' class="') return;
  if (name === 'style' && writeStyle(draft, expression)) return;
  const range = inBraces(attribute.value as ESTree.JSXExpressionContainer);
  if (isPlainText(expression)) writeQuoted(draft, range, opening, '');
  else if (isText(expression)) writeQuoted(draft, range, opening, 'text(');
  else if (name === 'style') writeHole(draft, range, 'style(');
  else if (isOftenLeftOut(name, expression)) writeWhole(draft, range, name, opening);
  else writeQuoted(draft, range, opening, `${chooseCalls(name, opening).value}(`);
  draft.visit(expression, 'open');
}

function writeQuoted(draft: Draft, range: ESTree.Span, opening: string, call: string): void {
  writeText(draft, opening);
  writeHole(draft, range, call);
  writeText(draft, '"');
}

function writeWhole(draft: Draft, range: ESTree.Span, name: string, opening: string): void {
  const { whole } = chooseCalls(name, opening);
  writeHole(draft, range, `${whole}(${JSON.stringify(opening)}, `);
}

/** The runtime's functions for a whole attribute, and for a value whose name and quotes are in the template. */
function chooseCalls(name: string, opening: string): { whole: string; value: string } {
  if (opening === ' class="') return { whole: 'className', value: 'classValue' };
  if (describeAttribute(name).isEnumerated) return { whole: 'enumerated', value: 'wordValue' };
  return { whole: 'attribute', value: 'attributeValue' };
}
