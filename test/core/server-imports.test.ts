import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, suite } from '../_suite.ts';

const test = suite('what the server of a built app loads');

test('is not the pipeline, of which the built app has a copy', async () => {
  const entry = fileURLToPath(import.meta.resolve('@plinth/core/node'));
  const files = await listImports(entry);
  const folder = dirname(dirname(entry));
  assert.ok(files.has(resolve(folder, 'node/serve.js')));
  for (const name of ['app.js', 'config.js', 'finish.js']) {
    assert.not(files.has(resolve(folder, name)), `${name} is loaded`);
  }
});

test('is nothing of srvx before a request needs it', async () => {
  const files = await listImports(fileURLToPath(import.meta.resolve('@plinth/core/node')));
  for (const file of files) assert.not.match(await readFile(file, 'utf8'), /^import .*from 'srvx/m);
});

/** The files that a file imports, and those that they import. */
async function listImports(file: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(file)) return found;
  found.add(file);
  const source = await readFile(file, 'utf8');
  for (const [, path] of source.matchAll(
    /^(?:import|export)\s(?:[\w\s{},*$]+\sfrom\s)?['"](\.[^'"]+)['"]/gm,
  )) {
    await listImports(resolve(dirname(file), path!), found);
  }
  return found;
}
