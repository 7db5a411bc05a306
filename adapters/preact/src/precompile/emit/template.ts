import type { ESTree } from 'vite';
import { classify, isJsx, type Jsx, listChildren } from '../elements.ts';
import type { Job, Visit } from '../job.ts';
import { isVoid, renderChild, renderText } from '../renderer.ts';
import { isPlainText, isText, readStatic } from '../values.ts';
import { writeAttributes } from './attributes.ts';
import { isCallable } from './component.ts';
import { createCursor, glue, replaceUpTo } from './cursor.ts';
import { type Draft, inBraces, writeHole, writeText } from './draft.ts';

/** Replaces an element by a template. */
export function emitTemplate(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const { output, runtime, code } = job;
  const holes: Draft['holes'] = new Set();
  const cursor = { position: node.start, pending: '' };
  writeElement({ job, cursor, visit, mode: 'open', holes }, node);
  const isSure = holes.has('text') && !holes.has('piece');
  cursor.pending += isSure ? '`)' : '`';
  replaceUpTo(job, cursor, node.end);
  const start = `${runtime}.${isSure ? 'markup(' : 'html'}\``;
  output.appendRight(node.start, glue(code, node.start) + start);
}

/** Replaces an element or a fragment by a template of the language, in whose holes are texts. */
export function emitTemplateOfTexts(job: Job, node: Jsx, visit: Visit): void {
  const draft: Draft = {
    job,
    cursor: createCursor(job, node.start, '`'),
    visit,
    mode: 'text',
    holes: new Set(),
  };
  if (classify(node, job) === 'html') writeElement(draft, node as ESTree.JSXElement);
  else writeFragment(draft, node);
  draft.cursor.pending += '`';
  replaceUpTo(job, draft.cursor, node.end);
}

/** Replaces the children of an element that stays one by a template. */
export function emitChildren(job: Job, node: ESTree.JSXElement, visit: Visit): void {
  const cursor = createCursor(job, node.openingElement.end, `{${job.runtime}.html\``);
  const draft: Draft = { job, cursor, visit, mode: 'open', holes: new Set() };
  for (const child of listChildren(node, job)) writeChild(draft, child, 'child(');
  cursor.pending += '`}';
  replaceUpTo(job, cursor, node.closingElement!.start);
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

function writeFragment(draft: Draft, node: Jsx): void {
  if (node.type === 'JSXElement') writeAttributes(draft, node);
  for (const child of listChildren(node, draft.job)) writeChild(draft, child, 'child(');
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
  writeHole(draft, node, isCall && draft.mode === 'open' ? 'child(' : '');
  if (!isCall) draft.holes.add('piece');
  draft.visit(node, draft.mode);
}

function writeExpression(
  draft: Draft,
  container: ESTree.JSXExpressionContainer,
  call: string,
): void {
  const { expression } = container;
  if (isJsx(expression)) return writeNested(draft, expression);
  const known = readStatic(expression);
  if (known) return writeText(draft, renderChild(known.value));
  writeHole(draft, inBraces(container), draft.mode === 'text' ? '' : chooseCall(expression, call));
  draft.visit(expression, draft.mode);
}

function chooseCall(expression: ESTree.Node, call: string): string {
  if (isPlainText(expression)) return '';
  return isText(expression) ? 'text(' : call;
}
