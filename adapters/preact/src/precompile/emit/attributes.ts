import type { ESTree } from 'vite';
import { findOpening, toExpression, toName } from '../attributes.ts';
import { describeAttribute, renderAttribute } from '../renderer.ts';
import { isFunction, isPlainText, isText, readStatic } from '../values.ts';
import { writeStyle } from './style.ts';
import { type Draft, inBraces, writeHole, writeText } from './template.ts';

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
  if (isText(expression)) writeQuoted(draft, range, opening, isPlainText(expression));
  else writeHole(draft, range, chooseCall(name, opening));
  draft.visit(expression, 'open');
}

function writeQuoted(draft: Draft, range: ESTree.Span, opening: string, isPlain: boolean): void {
  writeText(draft, opening);
  writeHole(draft, range, isPlain ? '' : 'text(');
  writeText(draft, '"');
}

function chooseCall(name: string, opening: string): string {
  if (name === 'style') return 'style(';
  const { isEnumerated } = describeAttribute(name);
  const call = opening === ' class="' ? 'className' : isEnumerated ? 'enumerated' : 'attribute';
  return `${call}(${JSON.stringify(opening)}, `;
}
