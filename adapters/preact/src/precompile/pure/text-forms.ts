import MagicString from 'magic-string';
import { emitTextFunction } from '../emit/text-function.ts';
import { toTextName } from '../emit/text-call.ts';
import type { Job } from '../job.ts';
import { createVisit } from '../visit.ts';
import type { FunctionNode } from './functions.ts';
import type { Purity } from './index.ts';

/** Writes a page and its components once more, as functions that return texts. */
export function writeTextForms(job: Job, names: readonly string[], { pure }: Purity): string {
  const [page, ...others] = names;
  if (page === undefined) return '';
  const copy = { ...job, output: new MagicString(job.code) };
  const forms = names.map((name) => writeTextForm(copy, name, pure.get(name)!));
  const mark = `${job.runtime}.markText(${page}, ${toTextName(job, page)}, () => [${others.join(', ')}]);\n`;
  return forms.join('') + mark;
}

function writeTextForm(job: Job, name: string, node: FunctionNode): string {
  const own = toTextName(job, name);
  emitTextFunction(job, node, createVisit(job));
  if (node.id) job.output.overwrite(node.id.start, node.id.end, own);
  return `const ${own} = ${job.output.slice(node.start, node.end)};\n`;
}
