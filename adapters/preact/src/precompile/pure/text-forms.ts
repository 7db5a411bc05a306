import MagicString from 'magic-string';
import { emitTextFunction } from '../emit/text-function.ts';
import { toTextName } from '../emit/text-call.ts';
import type { Job } from '../job.ts';
import { createVisit } from '../visit.ts';
import type { FunctionNode } from './functions.ts';
import type { Purity } from './index.ts';

/** Writes a page and its components once more, as functions that return texts; each keeps its place in the source. */
export function writeTextForms(
  job: Job,
  names: readonly string[],
  { pure }: Purity,
): readonly MagicString[] {
  const copy = { ...job, output: new MagicString(job.code) };
  return names.map((name) => writeTextForm(copy, name, pure.get(name)!));
}

/** Writes what gives the page, which is the first, its text form. */
export function writeTextMark({ runtime }: Job, names: readonly string[]): string {
  const [page, ...others] = names;
  if (page === undefined) return '';
  return `${runtime}.markText(${page}, ${toTextName(runtime, page)}, () => [${others.join(', ')}]);\n`;
}

function writeTextForm(job: Job, name: string, node: FunctionNode): MagicString {
  const { output, runtime } = job;
  const own = toTextName(runtime, name);
  emitTextFunction(job, node, createVisit(job));
  if (node.id) output.overwrite(node.id.start, node.id.end, own);
  return output.snip(node.start, node.end).prepend(`const ${own} = `).append(';\n');
}
