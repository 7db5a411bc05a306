/** "Write an adapter": what the text makes, step by step, and nothing else. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Adapter } from '@plinth/core';
import { testAdapter } from '@plinth/core/testing';
import { fixture } from '../_app.ts';
import { launchBrowser } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { candidates } from './_adapters.ts';

const test = suite('the tutorial of adapters');
const run = promisify(execFile);
const folder = fileURLToPath(new URL('../.tmp/tutorial', import.meta.url));
const template = fixture('../../core/templates/adapter');
/** Halves as the text tells to write them, of a library whose components have a state. */
const halves = {
  'server.js': `import { renderToString } from 'preact-render-to-string';
import { createTree } from './tree.js';
export default { render: (view) => ({ html: renderToString(createTree()(view)) }) };`,
  'client.js': `import { hydrate, render } from 'preact';
import { createTree } from './tree.js';
export default {
  mount(root, first, context) {
    const toTree = createTree();
    (context.hydrate ? hydrate : render)(toTree(first), root);
    return { update: (view) => render(toTree(view), root), unmount: () => render(null, root) };
  },
};`,
};
let server: [path: string, code: string][];
let browser: [path: string, code: string][];

test.before(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'node_modules/@plinth'), { recursive: true });
  for (const name of ['@plinth/core', 'vite']) {
    const own = fixture(`../../node_modules/${name}`);
    await symlink(own, join(folder, 'node_modules', name));
  }
  const text = await readFile(fixture('../../docs/content/writing-an-adapter.md'), 'utf8');
  const [before = '', after = ''] = text.split('\n## In the browser\n');
  [server, browser] = [readFiles(before), readFiles(after)];
});

/** The blocks of code that follow "Write `path`:". */
function readFiles(text: string): [string, string][] {
  const blocks = text.matchAll(/Write `([^`]+)`:\n\n```\w+\n([^]*?)\n```/g);
  return [...blocks].map(([, path, code]) => [path!, `${code}\n`]);
}

async function writeFiles(files: [string, string][]): Promise<void> {
  for (const [path, code] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), code);
  }
}

test('the server half passes the kit, with the line that the text shows', async () => {
  await writeFiles(server);
  const { stdout } = await run(process.execPath, ['test/kit.js'], { cwd: folder });
  const text = await readFile(fixture('../../docs/content/writing-an-adapter.md'), 'utf8');
  const badge = stdout.trim().split('\n').at(-1)!;
  assert.match(badge, /^✔ Plinth adapter "tiny": \d+ passed/);
  assert.ok(text.includes(`\n${badge}\n`), badge);
});

test('without escaping, as the text proposes, it fails', async () => {
  const [path, code] = server.find(([name]) => name === 'src/h.js')!;
  await writeFiles([[path, code.replaceAll('${escape(value)}', '${value}')]]);
  const failing = run(process.execPath, ['test/kit.js'], { cwd: folder });
  await assert.rejects(failing, ({ stdout }: Error & { stdout: string }) => {
    return /✖ H-02/.test(stdout) && !/✖ [^H"P]/.test(stdout);
  });
  await writeFiles([[path, code]]);
});

test('both halves pass the kit in a browser', async () => {
  await writeFiles(browser);
  const url = pathToFileURL(join(folder, 'src/index.js')).href;
  const { tiny } = (await import(url)) as { tiny: () => Adapter };
  const views = join(folder, 'test/views');
  const report = await testAdapter({ adapter: tiny(), views, browser: await launchBrowser() });
  assert.ok(report.passed, report.text);
  assert.ok(report.counts.passed >= 81, report.text);
});

test('the types of its code are right, by the command that the text shows', async () => {
  const text = await readFile(fixture('../../docs/content/writing-an-adapter.md'), 'utf8');
  const options = /^npx --package typescript tsc (.*) src\/\*\.js$/m.exec(text)![1]!.split(' ');
  const files = (await readdir(join(folder, 'src'))).map((file) => `src/${file}`);
  const compiler = fixture('../../node_modules/typescript/bin/tsc');
  // This repository has one above; the folder of an adapter has none.
  const command = [compiler, '--ignoreConfig', ...options, ...files];
  const running = run(process.execPath, command, { cwd: folder });
  assert.is((await running.catch((error: { stdout: string }) => error)).stdout, '');
});

test('the tree for components with a state keeps it, shown with Preact', async () => {
  const text = await readFile(fixture('../../docs/content/writing-an-adapter.md'), 'utf8');
  const [, tree = ''] = /(import \{ h \} from 'your-library';\n[^]*?)```/.exec(text)!;
  assert.ok((await readFile(`${template}/README.md`, 'utf8')).includes(tree));
  const stateful = fileURLToPath(new URL('../.tmp/stateful', import.meta.url));
  await mkdir(stateful, { recursive: true });
  const files = { 'tree.js': tree.replace('your-library', 'preact'), ...halves };
  for (const [name, code] of Object.entries(files)) await writeFile(join(stateful, name), code);
  const { adapter, views } = candidates.preact!;
  const report = await testAdapter({
    adapter: { ...adapter, server: `${stateful}/server.js`, client: `${stateful}/client.js` },
    views,
    browser: await launchBrowser(),
    only: ['S-02', 'L-01', 'L-02', 'L-03', 'L-04', 'C-0', 'Y-03', 'Y-06'],
  });
  assert.ok(report.passed, report.text);
  assert.is(report.counts.passed, 16, report.text);
});

test('its files are those of plinth create-adapter', async () => {
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(template.length + 1));
  const written = Object.fromEntries([...server, ...browser]);
  const others = ['README.md', '_gitignore'];
  assert.equal([...Object.keys(written), ...others].toSorted(), paths.toSorted());
  for (const [path, code] of Object.entries(written)) {
    assert.is(code, await readFile(join(template, path), 'utf8'), path);
  }
});
