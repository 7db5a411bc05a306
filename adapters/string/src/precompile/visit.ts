import type { ESTree } from 'vite';
import type { Template } from '../template.ts';
import { writeText } from '../writers.ts';
import { findInHole, type Maker } from './bare.ts';
import { tryRead, writeFunction } from './function.ts';
import { getMapped } from './functions.ts';
import type { Job } from './job.ts';
import { isTemplate } from './tags.ts';
import { forEachChild } from './walk.ts';

/** Compiles whatever is in a node. */
export function visit(job: Job, node: ESTree.Node): void {
  if (isTemplate(node, job.tags)) compileTemplate(job, node);
  if (node.type === 'CallExpression' && job.bare.has(node)) compileCall(job, node);
  // The callee of `new` would swallow the parentheses of a call.
  if (node.type === 'NewExpression') for (const child of node.arguments) visit(job, child);
  else forEachChild(node, (child) => visit(job, child));
}

function compileTemplate(job: Job, node: ESTree.TaggedTemplateExpression): void {
  const { runtime, written, bare } = job;
  const { tag, quasi } = node as typeof node & { tag: ESTree.IdentifierReference };
  const template = tryRead(quasi);
  if (!template) return;
  const isBare = bare.has(node);
  const makers = findMakers(job, quasi, template);
  const holes = makers.map((list) => list !== undefined);
  const name = `${runtime}${isBare ? 'Text' : 'Html'}${written.length}`;
  const made = writeFunction(quasi, template, { runtime, tag: tag.name, name, isBare, holes });
  if (made === undefined) return;
  written.push(made);
  for (const maker of makers.flatMap((list) => list ?? [])) bare.add(maker);
  callFunction(job, node, name);
}

/** What makes the values of the holes for content. */
function findMakers(
  job: Job,
  { expressions }: ESTree.TemplateLiteral,
  { holes }: Template,
): (Maker[] | undefined)[] {
  return holes.map(({ write }, index) =>
    write === writeText ? findInHole(expressions[index]!, job) : undefined,
  );
}

/** Makes a template the call of a function that takes its values. */
function callFunction(
  { output }: Job,
  { tag, quasi }: ESTree.TaggedTemplateExpression,
  name: string,
): void {
  output.overwrite(tag.start, tag.end, name);
  for (const [index, { start, end }] of quasi.quasis.entries()) {
    output.overwrite(start, end, writeBetween(quasi.expressions, index));
  }
}

/** What stands between two arguments in place of a template's text; `a, b` in a hole is one value. */
function writeBetween(expressions: readonly ESTree.Expression[], index: number): string {
  const [before, after] = [expressions[index - 1], expressions[index]];
  const end = before?.type === 'SequenceExpression' ? ')' : '';
  const start = after?.type === 'SequenceExpression' ? '(' : '';
  if (!before) return after ? `(${start}` : '()';
  return after ? `${end}, ${start}` : `${end})`;
}

/** `Row(item)` becomes a call of the twin, and `list.map(Row)` one that joins what the twin returns. */
function compileCall(job: Job, node: ESTree.CallExpression): void {
  const { output, runtime } = job;
  const callback = getMapped(node);
  if (!callback) return useTwin(job, node.callee);
  const { object } = node.callee as ESTree.MemberExpression;
  output.appendLeft(node.start, `${runtime}.map(`);
  output.overwrite(object.end, callback.start, ', ');
  if (callback.type === 'Identifier') useTwin(job, callback);
}

function useTwin({ output, runtime }: Job, { start }: ESTree.Node): void {
  output.appendLeft(start, `${runtime}_`);
}
