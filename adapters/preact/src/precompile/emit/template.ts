import type { ESTree } from 'vite';
import { classify, isJsx, type Jsx, listChildren } from '../elements.ts';
import type { Job, Visit } from '../job.ts';
import { isVoid, renderText } from '../renderer.ts';
import { isPlainText, isText, readStatic } from '../values.ts';
import { writeAttributes } from './attributes.ts';
import { isCallable } from './component.ts';
import { createCursor, type Cursor, keep, replaceUpTo } from './cursor.ts';

/** A template that is being written, for what stands in its holes. */
export interface Draft {
  readonly job: Job;
  readonly cursor: Cursor;
  readonly visit: Visit;
}

/** Replaces an element by a template. */
export function emitTemplate(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const cursor = createCursor(job, node.start, `${job.runtime}.html\``);
  writeElement({ job, cursor, visit }, node);
  cursor.pending += '`';
  replaceUpTo(job, cursor, node.end);
}

/** Replaces the children of an element that stays one by a template. */
export function emitChildren(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const cursor = createCursor(job, node.openingElement.end, `{${job.runtime}.html\``);
  for (const child of listChildren(node, job)) writeChild({ job, cursor, visit }, child, 'child(');
  cursor.pending += '`}';
  replaceUpTo(job, cursor, node.closingElement!.start);
}

/** Adds text to a draft. A `$` might come to stand before a brace that is added later. */
export function writeText({ cursor }: Draft, text: string): void {
  cursor.pending += text.replace(/[\\`$]/g, '\\$&').replace(/[\r\0]|\p{Surrogate}/gu, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Adds a hole for a range of the source, called with a function of the runtime. */
export function writeHole(
  { job, cursor }: Draft,
  { start, end }: ESTree.Span,
  call: string,
  rest = '',
): void {
  const [before, after] = call === '' ? ['', ''] : [`${job.runtime}.${call}`, ')'];
  cursor.pending += `\${${before}`;
  keep(job, cursor, start, end);
  cursor.pending = `${rest}${after}}`;
}

/** The range between a container's braces: with its comments and parentheses. */
export function inBraces({ start, end }: ESTree.JSXExpressionContainer): ESTree.Span {
  return { start: start + 1, end: end - 1 };
}

function writeElement(draft: Draft, node: ESTree.JSXElement): void {
  const { name } = node.openingElement.name as ESTree.JSXIdentifier;
  writeText(draft, `<${name}`);
  writeAttributes(draft, node);
  if (isVoid(name)) return writeText(draft, '/>');
  writeText(draft, '>');
  const children = listChildren(node, draft.job);
  const call = children.length === 1 ? 'onlyChild(' : 'child(';
  for (const child of children) writeChild(draft, child, call);
  writeText(draft, `</${name}>`);
}

function writeChild(draft: Draft, child: ESTree.JSXChild, call: string): void {
  const { literals } = draft.job;
  if (child.type === 'JSXText') writeText(draft, renderText(literals.get(child)!));
  else if (child.type === 'JSXExpressionContainer') writeExpression(draft, child, call);
  else if (isJsx(child)) writeNested(draft, child);
}

function writeNested(draft: Draft, node: Jsx): void {
  const kind = classify(node, draft.job);
  if (kind === 'html') return writeElement(draft, node as ESTree.JSXElement);
  const isCall = kind === 'fragment' || (kind === 'component' && isCallable(node, draft.job));
  writeHole(draft, node, isCall ? 'child(' : '');
  draft.visit(node, 'open');
}

function writeExpression(
  draft: Draft,
  container: ESTree.JSXExpressionContainer,
  call: string,
): void {
  const { expression } = container;
  if (isJsx(expression)) return writeNested(draft, expression);
  const known = readStatic(expression);
  if (known) return writeStaticChild(draft, known.value);
  writeHole(draft, inBraces(container), chooseCall(expression, call));
  draft.visit(expression, 'open');
}

function writeStaticChild(draft: Draft, value: unknown): void {
  if (value === null || typeof value === 'boolean') return;
  writeText(draft, renderText(String(value)));
}

function chooseCall(expression: ESTree.Node, call: string): string {
  if (isPlainText(expression)) return '';
  return isText(expression) ? 'text(' : call;
}
