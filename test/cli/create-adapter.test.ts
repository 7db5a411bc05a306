/** `plinth create-adapter`, as somebody has it who has only the packages. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter } from '@plinth/core';
import { testAdapter } from '@plinth/core/testing';
import { plinth } from '../_app.ts';
import { launchBrowser } from '../_browser.ts';
import { npm, pack } from '../_npm.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('plinth create-adapter');
let folder: string;

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-'));
});
test.after(() => rm(folder, { recursive: true }));

test(
  'from the packed package, in an empty folder, the new adapter passes its test at once',
  async () => {
    const tarball = await pack('core', folder);
    const create = ['exec', '--yes', '--package', tarball, '--', 'plinth', 'create-adapter'];
    const said = await npm(folder, ...create, 'plinth-my-views');
    assert.match(said, 'cd plinth-my-views\n  npm install\n  npm test');
    const made = join(folder, 'plinth-my-views');
    await npm(made, 'install', '--save-dev', tarball, 'vite@8.3.8');
    const report = await npm(made, 'test', '--silent');
    assert.match(report, /✔ Plinth adapter "my-views": \d\d passed, \d\d not applicable/);
    assert.match(await readFile(join(made, 'src/index.js'), 'utf8'), 'function myViews()');
    assert.is(await readFile(join(made, '.gitignore'), 'utf8'), 'node_modules/\n');
  },
  { timeout: 180_000 },
);

test('in a browser it passes, too', async () => {
  const made = join(folder, 'plinth-my-views');
  const { myViews } = (await import(pathToFileURL(join(made, 'src/index.js')).href)) as {
    myViews: () => Adapter;
  };
  const browser = await launchBrowser();
  const views = join(made, 'test/views');
  const report = await testAdapter({ adapter: myViews(), views, browser });
  assert.ok(report.passed, report.text);
  assert.ok(report.counts.passed >= 81, report.text);
});

test('a folder that holds something is left alone', async () => {
  await mkdir(join(folder, 'plinth-full'));
  await writeFile(join(folder, 'plinth-full/notes.txt'), 'mine');
  const { code, stderr } = await plinth(folder, 'create-adapter', 'plinth-full');
  assert.is(code, 1);
  assert.match(stderr, /^PLINTH_FOLDER_NOT_EMPTY: .*plinth-full is not empty/);
});

test('a name that no adapter can have is refused', async () => {
  const { code, stderr } = await plinth(folder, 'create-adapter', 'My Views');
  assert.is(code, 1);
  assert.match(stderr, /^PLINTH_CLI_USAGE: An adapter cannot be named "My Views"/);
  const two = await plinth(folder, 'create-adapter', 'a', 'b');
  assert.match(two.stderr, "Unexpected argument 'b'");
});
