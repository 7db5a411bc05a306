import MagicString from 'magic-string';
import { parseSync, type ESTree } from 'vite';
import { writeFunction } from './function.ts';
import { listTags } from './tags.ts';
import { forEachChild } from './walk.ts';

/** The compilation of one file. */
interface Job {
  readonly output: MagicString;
  readonly tags: ReadonlySet<string>;
  /** The name of the runtime in the compiled module; all other new names begin with it. */
  readonly runtime: string;
  readonly functions: string[];
}

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
  });
  if (errors.length > 0 || isSwitchedOff(program, comments)) return undefined;
  const output = new MagicString(code);
  const job = { output, tags: listTags(program), runtime: chooseName(code), functions: [] };
  visit(job, program);
  if (!output.hasChanged()) return undefined;
  output.append(`\nimport * as ${job.runtime} from ${JSON.stringify(runtime)};\n`);
  output.append(job.functions.join(''));
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

/** A name that the module does not use. */
function chooseName(code: string): string {
  let name = '$plinth';
  while (code.includes(name)) name += '$';
  return name;
}

function visit(job: Job, node: ESTree.Node): void {
  if (node.type === 'TaggedTemplateExpression') compileTemplate(job, node);
  // The callee of `new` would swallow the parentheses of a call.
  if (node.type === 'NewExpression') for (const child of node.arguments) visit(job, child);
  else forEachChild(node, (child) => visit(job, child));
}

function compileTemplate(job: Job, node: ESTree.TaggedTemplateExpression): void {
  const { output, tags, runtime, functions } = job;
  const { tag, quasi, typeArguments } = node;
  if (tag.type !== 'Identifier' || typeArguments || !tags.has(tag.name)) return;
  const name = `${runtime}Html${functions.length}`;
  const written = writeFunction(quasi, { runtime, tag: tag.name, name });
  if (written === undefined) return;
  functions.push(written);
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
