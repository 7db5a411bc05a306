/** `plinth create`, as somebody has it who has only the packages. */
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixture, plinth, type RunningCommand, startProgram } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { waitAwake } from '../_hydration.ts';
import { npm, pack, type PackageName } from '../_npm.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('plinth create');
const run = promisify(execFile);
let folder: string;
let tarballs: Record<PackageName, string>;

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-'));
  const [core, preact, solid, string] = [
    await pack('core', folder),
    await pack('preact', folder),
    await pack('solid', folder),
    await pack('string', folder),
  ];
  tarballs = { core, preact, solid, string };
});
test.after(() => rm(folder, { recursive: true, maxRetries: 5 }));

type Adapter = Exclude<PackageName, 'core'>;

/** Makes an app from the tarballs, and installs what it names. */
async function create(name: string, adapters: Adapter[], ...flags: string[]): Promise<string> {
  const command = ['exec', '--yes', '--package', tarballs.core, '--', 'plinth', 'create'];
  const said = await npm(folder, ...command, name, '--adapter', adapters.join(), ...flags);
  assert.match(said, `cd ${name}\n  npm install\n  npm run dev`);
  const own = ['core' as const, ...adapters].map((one) => tarballs[one]);
  await npm(join(folder, name), 'install', ...own);
  return join(folder, name);
}

/** Starts what a script of the app names; npm itself would not hand the signal on that ends it. */
async function runScript(app: string, name: 'dev' | 'start'): Promise<RunningCommand> {
  const { scripts } = JSON.parse(await readFile(join(app, 'package.json'), 'utf8'));
  const [program, ...args] = scripts[name].split(' ') as [string, ...string[]];
  const server = ['--port', '0', '--host', '127.0.0.1'];
  return await startProgram(app, join(app, 'node_modules/.bin', program), [...args, ...server], {
    NODE_ENV: undefined,
  });
}

async function assertTested(app: string, count: number): Promise<void> {
  const said = await npm(app, 'test');
  assert.match(said, new RegExp(`^# pass ${count}$`, 'm'));
  assert.match(said, /^# fail 0$/m);
}

/** What the counter of a page shows after a click; a dev server that finds new packages loads it twice. */
async function click(url: string): Promise<string> {
  const { page, errors, close } = await openPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await waitAwake(page);
  await page.click('button');
  await page.waitForFunction(() => document.querySelector('button')?.textContent?.includes('1'));
  const text = await page.textContent('button');
  await close();
  assert.equal(errors, []);
  return text ?? '';
}

for (const adapter of ['preact', 'solid', 'string'] as const) {
  test(
    `${adapter} in TypeScript: tested, checked, served from source, built and started`,
    async () => {
      const app = await create(`my-${adapter}`, [adapter], '--typescript');
      await assertTested(app, 2);
      await npm(app, 'run', 'types');
      const dev = await runScript(app, 'dev');
      const document = await (await fetch(dev.url)).text();
      assert.match(document, /<h1[^>]*>Hello from /);
      if (adapter !== 'string') assert.is(await click(dev.url), 'Clicked 1 times');
      await dev.stop();
      await npm(app, 'run', 'build');
      await npm(app, 'run', 'types');
      const started = await runScript(app, 'start');
      assert.is((await fetch(started.url)).status, 200);
      if (adapter !== 'string') assert.is(await click(started.url), 'Clicked 1 times');
      await started.stop();
      const { dependencies } = JSON.parse(await readFile(join(app, 'package.json'), 'utf8'));
      const plinthPackages = Object.keys(dependencies).filter((name) =>
        name.startsWith('@plinth/'),
      );
      assert.equal(plinthPackages.toSorted(), ['@plinth/core', `@plinth/${adapter}`]);
    },
    { timeout: 240_000 },
  );
}

test(
  'all three in JavaScript: one app, and a way from each page to the next',
  async () => {
    const app = await create('all-three', ['solid', 'string', 'preact'], '--javascript');
    const files = await readdir(app, { recursive: true });
    const own = files.filter((path) => !path.startsWith('node_modules'));
    assert.equal(
      own.filter((path) => /\.tsx?$|tsconfig/.test(path)),
      [],
    );
    await assertTested(app, 4);
    await npm(app, 'run', 'build');
    const { url, stop } = await runScript(app, 'start');
    assert.is(await click(url), 'Clicked 1 times');
    assert.is(await click(`${url}/preact`), 'Clicked 1 times');
    const { page, close } = await openPage();
    await page.goto(url);
    const titles: string[] = [];
    for (const path of ['/string', '/preact', '/']) {
      await page.click('main a');
      await page.waitForURL(url + path);
      titles.push(await page.title());
    }
    assert.equal(titles, ['Strings', 'Preact', 'Solid']);
    await close();
    await stop();
  },
  { timeout: 240_000 },
);

/** Answers the questions at a terminal. */
async function answer(name: string, ...answers: string[]): Promise<string> {
  const command = `${process.execPath} ${fixture('../../core/bin/plinth.js')} create ${name}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder });
  let said = '';
  let answered = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
    if (said.split(']: ').length - 1 > answered) child.stdin.write(answers[answered++] ?? '\x04');
  });
  await new Promise((resolve) => child.once('exit', resolve));
  return said;
}

test('it asks for what was not said', async () => {
  const said = await answer('asked', 'string, solid\n', 'js\n');
  assert.match(said, 'Adapters (preact, solid, string; several with commas) [preact]: ');
  assert.match(said, 'TypeScript or JavaScript (ts, js) [ts]: ');
  const config = await readFile(join(folder, 'asked/vite.config.js'), 'utf8');
  assert.match(config, 'adapters: [string(), solid()]');
  assert.not.match(await answer('half --javascript', '\n'), 'TypeScript or');
  assert.match(await readFile(join(folder, 'half/pages/index.jsx'), 'utf8'), 'Hello from Preact');
});

test('an answer that cannot be is asked for again', async () => {
  const said = await answer('again', 'angular\n', 'preact\n', 'rust\n', '\n');
  assert.match(said, 'There is no adapter "angular" to begin with. Choose among preact');
  assert.match(said, '"rust" is neither "ts" nor "js".');
  assert.ok((await readdir(join(folder, 'again'))).includes('tsconfig.json'));
});

test('who leaves the questions gets nothing', async () => {
  assert.match(await answer('left'), 'PLINTH_CLI_USAGE: The questions were left');
  assert.not.ok((await readdir(folder)).includes('left'));
});

test('with --yes nothing is asked, and the folder may be a new repository', async () => {
  await mkdir(join(folder, 'repository'));
  await run('git', ['init', '--quiet'], { cwd: join(folder, 'repository') });
  const { code, stdout } = await plinth(join(folder, 'repository'), 'create', '.', '--yes');
  assert.is(code, 0);
  assert.is(stdout, 'Made repository. Next:\n\n  npm install\n  npm run dev\n');
});

for (const [args, text] of [
  [['new', '--adapter', 'preact,vue'], /There is no adapter "vue".*Choose among preact, solid/],
  [['new', '--adapter', ''], /There is no adapter ""/],
  [['new', '--typescript', '--javascript'], /exclude each other/],
  [['new', '--language', 'ts'], /Unknown option '--language'.*"plinth create --help"/],
  [['new', 'other'], /Unexpected argument 'other'/],
  [['new'], /There is no terminal to ask at\. Say what to make with --adapter/],
  [['My App', '--yes'], /npm takes no package with the name "My App"/],
  [['_hidden', '--yes'], /npm takes no package with the name "_hidden"/],
  [['node_modules', '--yes'], /npm takes no package with the name "node_modules"/],
  [['a'.repeat(215), '--yes'], /npm takes no package with the name "aaa/],
] as const) {
  test(`"plinth create ${args.join(' ').slice(0, 60)}" is refused with what to do`, async () => {
    const { code, stdout, stderr } = await plinth(folder, 'create', ...args);
    assert.is(code, 1);
    assert.is(stdout, '');
    assert.match(stderr, /^PLINTH_CLI_USAGE: /);
    assert.match(stderr, text);
    assert.not.ok((await readdir(folder)).includes(args[0]));
  });
}

test('what stands in the way is left alone', async () => {
  await mkdir(join(folder, 'full'));
  await writeFile(join(folder, 'full/notes.txt'), 'mine');
  const full = await plinth(folder, 'create', 'full', '--yes');
  assert.is(full.code, 1);
  assert.match(full.stderr, /^PLINTH_FOLDER_NOT_EMPTY: The folder .*full is not empty/);
  await writeFile(join(folder, 'taken'), 'mine');
  const taken = await plinth(folder, 'create', 'taken', '--yes');
  assert.match(taken.stderr, /^PLINTH_FOLDER_NOT_EMPTY: .*taken cannot be read as a folder/);
  assert.is(await readFile(join(folder, 'taken'), 'utf8'), 'mine');
});

test('the packages that a new app names are those that are tested here', async () => {
  const read = async (path: string): Promise<Record<string, Record<string, string>>> =>
    JSON.parse(await readFile(fixture(path), 'utf8'));
  const template = await read('../../core/templates/app/package.json');
  const [root, own] = [await read('../../package.json'), await read('../package.json')];
  const known = { ...root['devDependencies'], ...own['dependencies'], ...own['devDependencies'] };
  const named = { ...template['dependencies'], ...template['devDependencies'] };
  for (const [name, range] of Object.entries(named)) assert.is(range, `^${known[name]}`, name);
});
