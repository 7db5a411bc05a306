import MagicString from 'magic-string';
import { parseSync, type ESTree } from 'vite';
import type { Job } from './job.ts';
import { splitFunction } from './split.ts';
import { listTags } from './tags.ts';
import { listTwins } from './twins.ts';
import { visit } from './visit.ts';

const off = /@precompile\s+false\b/;

/**
 * Compiles a module's `html` templates to calls of functions behind its code. The values stay where they are, and
 * are evaluated as before: all, and in their order, before one is written. Returns nothing where there is nothing
 * to do, or where the module cannot be parsed: the compiler that follows reports that.
 */
export function precompile(
  code: string,
  file: string,
  runtime: string,
): { code: string; map: string } | undefined {
  const lang = /(?:[jt]sx|ts)$/.exec(file)?.[0] as 'ts' | 'tsx' | 'jsx' | undefined;
  const { program, comments, errors } = parseSync(file, code, {
    lang: lang ?? 'js',
    sourceType: 'module',
    // The other kind of tree gives the parts of a template without the marks around them.
    astType: 'ts',
  });
  if (errors.length > 0 || isSwitchedOff(program, comments)) return undefined;
  const output = new MagicString(code);
  const job = createJob(program, output);
  for (const [name, twin] of job.functions) splitFunction(job, name, twin);
  visit(job, program);
  if (!output.hasChanged()) return undefined;
  output.append(`\nimport * as ${job.runtime} from ${JSON.stringify(runtime)};\n`);
  output.append(job.written.join(''));
  const map = output.generateMap({ source: file, includeContent: true, hires: 'boundary' });
  return { code: output.toString(), map: map.toString() };
}

/** Tells whether one of the comments before the first statement switches the compiler off. */
function isSwitchedOff(
  { body }: ESTree.Program,
  comments: readonly { readonly value: string; readonly end: number }[],
): boolean {
  const start = body[0]?.start ?? Infinity;
  return comments.some(({ value, end }) => end <= start && off.test(value));
}

function createJob(program: ESTree.Program, output: MagicString): Job {
  const tags = listTags(program);
  const functions = listTwins(program, tags);
  const runtime = chooseName(output.original);
  return { output, tags, functions, bare: new Set(), runtime, written: [] };
}

/** A name that the module does not use. */
function chooseName(code: string): string {
  let name = '$plinth';
  while (code.includes(name)) name += '$';
  return name;
}
