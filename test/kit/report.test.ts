/** What testAdapter does with its options, and what its report says. */
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineAdapter } from '@plinth/core';
import { type AdapterReport, testAdapter } from '@plinth/core/testing';
import { string } from '@plinth/string';
import { fixture } from '../_app.ts';
import { launchBrowser } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { candidates } from './_adapters.ts';

const test = suite('conformance kit: report');
const views = join(import.meta.dirname, '../fixtures/kit/string');
/** Escapes nothing. */
const careless = defineAdapter({
  name: 'careless',
  extensions: ['.ts'],
  server: { render: ({ props }) => ({ html: `<p title="${props.text}">${props.text}</p>` }) },
});

test('a report is plain data, with a text and a line', async () => {
  const report = await testAdapter({ adapter: string(), views, only: ['D', 'S-02'] });
  assert.equal(JSON.parse(JSON.stringify(report)), report);
  assert.equal(report.counts, { passed: 9, failed: 0, expected: 0, unexpected: 0, skipped: 0 });
  assert.ok(report.passed);
  assert.is(report.badge, '✔ Plinth adapter "string": 9 passed');
  assert.is(report.text, `Description  8 of 8\n\nRendering  1 of 1\n\n${report.badge}\n\n`);
});

test('a failure says what was found, why it matters and what to do', async () => {
  const report = await testAdapter({ adapter: careless, views, only: ['H-02', 'S-02'] });
  assert.not(report.passed);
  assert.match(report.badge, '✖ Plinth adapter "careless": 1 passed, 1 failed');
  const [, group = ''] = report.text.split('\n\n');
  assert.match(group, /^Hostile data {2}0 of 1\n {2}✖ H-02 {2}a text cannot leave its attribute\n/);
  for (const label of ['Found', 'Why', 'Fix']) assert.match(group, `\n      ${label.padEnd(9)}`);
  for (const line of report.text.split('\n')) assert.ok(line.length <= 80, line);
});

test('an expected failure does not fail the run, and shows its reason', async () => {
  const expectFail = { 'H-02': 'It is an example of a bad adapter.' };
  const report = await testAdapter({ adapter: careless, views, expectFail, only: ['H-02'] });
  assert.ok(report.passed, report.text);
  assert.match(report.badge, '0 passed, 1 failed as expected');
  assert.match(report.text, 'Expected It is an example of a bad adapter.');
});

test('an expected failure that passes fails the run', async () => {
  const expectFail = { 'S-02': 'It was so once.' };
  const report = await testAdapter({ adapter: careless, views, expectFail, only: ['S-02'] });
  assert.not(report.passed);
  assert.is(report.results[0]?.outcome, 'unexpected');
  assert.match(report.badge, '1 passed against expectation');
});

test('what several ids begin with excuses them together, while one of them fails', async () => {
  const reason = 'It is an example of a bad adapter.';
  const run = (expectFail: Record<string, string>, only: string[]): Promise<AdapterReport> =>
    testAdapter({ adapter: careless, views, expectFail, only });
  const outcomes = ({ results }: AdapterReport, ...ids: string[]): string[] =>
    results.filter(({ id }) => ids.includes(id)).map(({ outcome }) => outcome);

  const hostile = await run({ H: reason }, ['H']);
  assert.ok(hostile.passed, hostile.text);
  assert.equal(outcomes(hostile, 'H-02', 'H-05', 'H-06'), ['expected', 'expected', 'expected']);
  assert.ok(hostile.counts.passed > 0);

  const alone = await run({ H: reason, 'H-07': 'It was so once.' }, ['H']);
  assert.equal(outcomes(alone, 'H-02', 'H-07'), ['expected', 'unexpected']);
  const part = await run({ D: reason }, ['D-01']);
  assert.equal(outcomes(part, 'D-01'), ['passed']);
  const whole = await run({ D: reason }, ['D']);
  assert.not(whole.passed);
  assert.is(whole.counts.unexpected, 8);
  assert.match(whole.text, 'Remove "D" from expectFail.');
});

test('an adapter that hydrates by making all anew is told just that', async () => {
  const client = join(import.meta.dirname, '../fixtures/kit/mutants/client.ts');
  const options = { mutant: 'replaces what the server has sent' };
  const { adapter, views: own } = candidates.preact!;
  const report = await testAdapter({
    adapter: { ...adapter, client, options },
    views: own,
    browser: await launchBrowser(),
    only: ['Y'],
  });
  const told = report.results.filter(({ message }) => /emptied/.test(message ?? ''));
  const ids = 'Y-01 Y-02 Y-03 Y-04 Y-05 Y-06 Y-07 Y-09 Y-13 Y-16 Y-17';
  assert.is(told.map(({ id }) => id).join(' '), ids, report.text);
  assert.is(told[0]!.message, 'The root was emptied and filled anew.');
});

test('markup that JSON cannot hold is refused', async () => {
  const folder = await copyViews('kit-markup');
  for (const one of ['{}', '[() => "markup"]', '[Symbol("markup")]', '[undefined]', '[1n]']) {
    await writeFile(join(folder, 'markup.ts'), `export default ${one};`);
    const running = testAdapter({ adapter: string(), views: folder, only: ['H-16'] });
    await assert.rejects(running, ({ code, message }) => {
      return code === 'PLINTH_TEST_MARKUP' && message.startsWith('The view "markup" has ');
    });
  }
});

test('views may be given as a URL, and without any the description alone is checked', async () => {
  const url = pathToFileURL(views);
  const given = await testAdapter({ adapter: string(), views: url, only: ['S-01'] });
  assert.is(given.counts.passed, 1);
  const none = await testAdapter({ adapter: string() });
  assert.ok(none.passed);
  assert.is(none.counts.passed, 7);
  assert.match(none.text, 'no views are given');
});

test('without a browser the checks in the browser do not apply', async () => {
  const report = await testAdapter({ adapter: string(), views, only: ['C-01', 'S-01'] });
  assert.equal(
    report.results.map(({ id, outcome, message }) => [id, outcome, message]),
    [
      ['S-01', 'passed', undefined],
      ['C-01', 'skipped', 'no browser is given'],
    ],
  );
});

test('ids that no check has, and expectations without a reason, are refused', async () => {
  const adapter = string();
  const excuses: Record<string, string>[] = [{ 'H-2': 'why' }, { '': 'why' }];
  for (const options of [{ only: ['Z-01'] }, ...excuses.map((expectFail) => ({ expectFail }))]) {
    await assert.rejects(testAdapter({ adapter, ...options }), ({ code, message }) => {
      return code === 'PLINTH_TEST_CHECK' && /Z-01|H-2|""/.test(message);
    });
  }
  const noReason = testAdapter({ adapter, expectFail: { 'H-02': ' ' } });
  await assert.rejects(noReason, /gives no reason for H-02/);
});

test('missing views are listed, with what each shows', async () => {
  const folder = join(import.meta.dirname, '../fixtures/kit/mutants');
  const missing = testAdapter({ adapter: string(), views: folder });
  await assert.rejects(missing, ({ code, message }) => {
    return code === 'PLINTH_TEST_VIEWS' && /\n {2}text {2}\{ text \}: <p title/.test(message);
  });
  const nowhere = testAdapter({ adapter: string(), views: join(folder, 'nowhere') });
  await assert.rejects(nowhere, /cannot be read/);
});

test('a view that cannot be bundled is named, without the insides of the bundler', async () => {
  const folder = await copyViews('kit-broken');
  await writeFile(join(folder, 'route.ts'), `import '@plinth/string/nothing';`);
  const { code, message } = await testAdapter({ adapter: string(), views: folder }).catch(
    (error) => error,
  );
  assert.is(code, 'PLINTH_TEST_VIEWS');
  assert.match(message, /^The views in .*kit-broken and the halves of the adapter "string" cannot/);
  assert.match(message, '@plinth/string');
  assert.not.match(message, /backtrace|node_modules\/rolldown/i);
  assert.not.match(message, '\u001b');
});

test('without Vite, the checks in Node run on the modules as they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-'));
  await cp(fixture('../../core/templates/adapter'), folder, { recursive: true });
  await mkdir(join(folder, 'node_modules/@plinth'), { recursive: true });
  await symlink(fixture('../../core'), join(folder, 'node_modules/@plinth/core'));
  const files = await readdir(folder);
  try {
    const { tiny } = await import(pathToFileURL(join(folder, 'src/index.js')).href);
    const own = join(folder, 'test/views');
    const report = await testAdapter({ adapter: tiny(), views: own, only: ['S', 'C-01'] });
    assert.ok(report.passed, report.text);
    assert.is(report.counts.passed, 14, report.text);
    assert.is(report.results.at(-1)!.message, 'Vite is not installed');
    await writeFile(join(own, 'counter.tiny.js'), 'export default <button/>;');
    const broken = testAdapter({ adapter: tiny(), views: own });
    await assert.rejects(broken, ({ code, message }) => {
      return code === 'PLINTH_TEST_VIEWS' && message.endsWith('run: npm install -D vite');
    });
    assert.equal(await readdir(folder), files);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the process is left as it was', async () => {
  const before = process.listeners('unhandledRejection');
  const { NODE_ENV } = process.env;
  const { setTimeout: timer } = globalThis;
  await testAdapter({ adapter: string(), views, only: ['E'] });
  assert.equal(process.listeners('unhandledRejection'), before);
  assert.is(process.env.NODE_ENV, NODE_ENV);
  assert.is(globalThis.setTimeout, timer);
});

async function copyViews(name: string): Promise<string> {
  const folder = join(import.meta.dirname, '../.tmp', name);
  await rm(folder, { recursive: true, force: true });
  await cp(views, folder, { recursive: true });
  return folder;
}
