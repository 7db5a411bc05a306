import MagicString, { Bundle } from 'magic-string';
import { parseSync, type ESTree } from 'vite';
import { listHanded } from './handed.ts';
import { listFragments } from './imports.ts';
import type { Job } from './job.ts';
import { readLiterals } from './literals.ts';
import { isSwitchedOff } from './pragma.ts';
import { findPure } from './pure/index.ts';
import { writeMarks } from './pure/marks.ts';
import { writeTextForms, writeTextMark } from './pure/text-forms.ts';
import { listTexts } from './pure/texts.ts';
import { visitProgram } from './visit.ts';

/** What differs between apps. */
export interface Settings {
  /** The module that compiled modules call. */
  readonly runtime: string;
  /** Elements that stay elements. */
  readonly skip: ReadonlySet<string>;
}

/**
 * Compiles the static parts of a module's JSX to templates; what is left is JSX still. Returns nothing where
 * there is nothing to do, or where the module cannot be parsed: the compiler that follows reports that.
 */
export async function precompile(
  code: string,
  file: string,
  settings: Settings,
): Promise<{ code: string; map: string } | undefined> {
  const lang = file.endsWith('.tsx') ? 'tsx' : 'jsx';
  const { program, comments, errors } = parseSync(file, code, {
    lang,
    sourceType: 'module',
    preserveParens: false,
  });
  if (errors.length > 0 || isSwitchedOff(program, comments)) return undefined;
  const draft = await createJob(code, program, settings);
  const purity = findPure(program, draft);
  const job = { ...draft, impure: purity.impure };
  visitProgram(job, program);
  if (!job.output.hasChanged()) return undefined;
  job.output.append(`\nimport * as ${job.runtime} from ${JSON.stringify(settings.runtime)};\n`);
  job.output.append(writeMarks(purity, job.runtime));
  const texts = listTexts(program, purity);
  const bundle = new Bundle({ separator: '' });
  for (const content of [job.output, ...writeTextForms(job, texts, purity)]) {
    bundle.addSource({ filename: file, content });
  }
  bundle.append(writeTextMark(job, texts));
  const map = bundle.generateMap({ includeContent: true, hires: 'boundary' });
  return { code: bundle.toString(), map: map.toString() };
}

async function createJob(code: string, program: ESTree.Program, settings: Settings): Promise<Job> {
  return {
    code,
    output: new MagicString(code),
    literals: await readLiterals(code, program),
    skip: settings.skip,
    fragments: listFragments(program),
    handed: listHanded(program),
    impure: new Set(),
    runtime: chooseName(code),
  };
}

/** A name that the module does not use. */
function chooseName(code: string): string {
  let name = '$plinth';
  while (code.includes(name)) name += '$';
  return name;
}
