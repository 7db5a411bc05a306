/** What a built app needs of `node_modules` is what the app itself names. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixture, plinth, startProgram } from '../_app.ts';
import { makeStrictFolder } from '../_strict.ts';
import { assert, suite } from '../_suite.ts';

const run = promisify(execFile);
const test = suite('a built app in a strict node_modules');
const views = { preact: 'preact', solid: 'solid-js', string: undefined };
const viewLibraries = Object.values(views).filter((name) => name !== undefined);

test('is built where the app finds only what it names, and started', async () => {
  const own = ['core', 'preact', 'solid', 'string'].map((name) => `@plinth/${name}`);
  const folder = await makeStrictFolder([...own, ...viewLibraries, 'vite', 'vite-plugin-solid']);
  await writeApp(folder);
  const bin = join(folder, 'node_modules/@plinth/core/bin/plinth.js');
  await run(process.execPath, [bin, 'build'], { cwd: folder });
  await checkServer(folder, [bin, 'start', '--port', '0', '--host', '127.0.0.1']);
});

test('built among packages that lie open, it runs with the view libraries alone', async () => {
  const built = fixture('../.tmp/strict-built');
  await rm(built, { recursive: true, force: true });
  await writeApp(built);
  const { code, stderr } = await plinth(built, 'build');
  assert.is(code, 0, stderr);
  assert.equal(await listPackages(join(built, 'dist/server')), viewLibraries);
  const folder = await makeStrictFolder(viewLibraries);
  await cp(join(built, 'dist'), join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await checkServer(folder, ['dist/server/serve.js']);
});

/** A page of each view layer. */
async function writeApp(folder: string): Promise<void> {
  await mkdir(join(folder, 'pages'), { recursive: true });
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
  await write('package.json', '{ "type": "module" }');
  await write(
    'vite.config.js',
    `import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import { string } from '@plinth/string';
export default { plugins: [plinth({ adapters: [preact(), solid(), string()] })] };`,
  );
  await write('pages/string.js', `export default () => 'a page of string';`);
  await write('pages/preact.jsx', `export default () => <p>a page of preact</p>;`);
  const pragma = '/** @jsxImportSource solid-js */';
  await write('pages/solid.jsx', `${pragma}\nexport default () => <p>a page of solid</p>;`);
}

async function checkServer(folder: string, args: readonly string[]): Promise<void> {
  const env = { PORT: '0', HOST: '127.0.0.1', NODE_PATH: undefined };
  const server = await startProgram(folder, process.execPath, args, env);
  for (const name of Object.keys(views)) {
    const response = await fetch(`${server.url}/${name}`);
    assert.is(response.status, 200, server.output());
    assert.match(await response.text(), `a page of ${name}`);
  }
  await server.stop();
}

/** The packages that the files of a folder import by name. */
async function listPackages(folder: string): Promise<string[]> {
  const found = new Set<string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const code = await readFile(join(folder, file), 'utf8');
    for (const [, name] of code.matchAll(
      /^(?:import|export)(?:[^'"\n]*\sfrom)?\s"((?!node:)[\w@-]+)[^"]*";$/gm,
    )) {
      found.add(name!);
    }
  }
  return [...found].toSorted();
}
