/** Runs the test files whose path contains one of the arguments, or all: `run.ts [--dir folder] [part ...]`. */
import { readdirSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createReport } from './_report.ts';
import { addError, addFailure, attempt, tally } from './_tally.ts';

const { values, positionals } = parseArgs({
  options: { dir: { type: 'string', default: import.meta.dirname } },
  allowPositionals: true,
});
const root = resolve(values.dir);
const NOT_SEARCHED = new Set(['fixtures', '.tmp', 'node_modules']);

process.on('unhandledRejection', (error) => addError(error, 'unhandled rejection'));
process.on('uncaughtException', (error) => addError(error, 'uncaught exception'));
process.on('exit', reportEarlyExit);

for (const file of selectFiles()) await runFile(file);
for (const task of tally.endings) await attempt(task, {}, 'after the run');
process.off('exit', reportEarlyExit);
const { text, code } = createReport();
process.stdout.write(text, () => process.exit(code));

function selectFiles(): string[] {
  const files = listFiles(root).toSorted();
  const wanted = positionals.length ? positionals : ['.test.'];
  for (const part of wanted) {
    if (!files.some((file) => file.includes(part)))
      addFailure(`No test file in ${root} matches '${part}'`);
  }
  return files.filter((file) => wanted.some((part) => file.includes(part)));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = resolve(folder, entry.name);
    if (entry.isDirectory()) return NOT_SEARCHED.has(entry.name) ? [] : listFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [relative(root, path).replaceAll(sep, '/')] : [];
  });
}

async function runFile(file: string): Promise<void> {
  const started = performance.now();
  console.log(file);
  tally.place = { file };
  const { length } = tally.suites;
  const url = pathToFileURL(resolve(root, file)).href;
  const imported = await attempt(() => import(url), {}, 'import');
  const suites = tally.suites.slice(length);
  if (imported && suites.length === 0) addFailure('The file registers no suite');
  if (imported) for (const suite of suites) await suite.run();
  console.log(`  ${((performance.now() - started) / 1000).toFixed(2)} s\n`);
  tally.place = undefined;
}

/** A test file that ends the process must not look like a run that went well. */
function reportEarlyExit(status: number): void {
  addFailure(`The process ended, with exit code ${status}, before the run was over`);
  process.exitCode = 1;
  process.stdout.write(`\n\n${createReport().text}`);
}
