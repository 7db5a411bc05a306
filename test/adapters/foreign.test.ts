/** Adapters as strangers would write them: against the public interface only, and short. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { serve, type RunningServer } from '@plinth/core/node';
import type { Page } from 'playwright-core';
import { openPage, type OpenPage } from '../_browser.ts';
import { rawRequest } from '../_server.ts';
import { assert, suite } from '../_suite.ts';
import { observeRoot, wake } from './_foreign-hydration.ts';

const adapters = join(import.meta.dirname, '../../docs/examples/adapters');
const app = join(import.meta.dirname, '../../docs/examples/seven-layers');
const resolve = createRequire(import.meta.url).resolve;
const bin = (name: string, file: string): string =>
  join(resolve(`${name}/package.json`), '..', file);

const LINES = { react: 100, vue: 100, svelte: 100, lit: 100, mithril: 100, eta: 40 };
const AWAKE = ['React', 'Vue', 'Svelte', 'Preact', 'Solid'];
/** Vue 3.5.45 writes every bound attribute again when it hydrates; nothing changes by it. */
const REWRITES: Record<string, string[]> = { Vue: ['for', 'id'] };
/** What each page's heading shows: the request's `to` comes last. */
const toHeading = (name: string, to: string): string => `${name} <b>"&'</b> ${to}`;

async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, NODE_ENV: undefined };
  const running = promisify(execFile)(process.execPath, args, { cwd: app, env });
  return (await running.catch(failWithOutput)).stdout;
}

function failWithOutput({ stdout, stderr }: { stdout: string; stderr: string }): never {
  throw new Error(stdout + stderr);
}

const sizes = suite('foreign adapters: the code');

sizes('they have the types of the public interface', async () => {
  assert.is(await run(bin('typescript', 'bin/tsc'), '-p', adapters), '');
});

for (const [name, limit] of Object.entries(LINES)) {
  sizes(`${name} takes less than ${limit} lines`, () => {
    const code = readdirSync(join(adapters, name)).filter((file) => !file.endsWith('.md'));
    const files = code.map((file) => join(adapters, name, file));
    const count = files.reduce((sum, file) => sum + countLines(readFileSync(file, 'utf8')), 0);
    assert.ok(count > 10 && count < limit, `${name} has ${count} lines`);
  });
}

/** Lines of code: not blank, not comment. */
function countLines(code: string): number {
  const bare = code.replace(/<!--[^]*?-->|\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  return bare.split('\n').filter((line) => line.trim() !== '').length;
}

const test = suite('an app of seven view layers');
const { NODE_ENV } = process.env;
let server: RunningServer;
let visit: OpenPage;

test.before(async () => {
  await run(bin('@plinth/core', 'bin/plinth.js'), 'build');
  // As `plinth start` does: React chooses its build by it when it is loaded, and keeps it for this process.
  process.env.NODE_ENV = 'production';
  const built = await import(pathToFileURL(join(app, 'dist/server/index.js')).href);
  server = await serve(built.default, { port: 0, host: '127.0.0.1' });
});
test.after(async () => {
  await server.close();
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
});
test.before.each(async () => {
  visit = await openPage();
});
test.after.each(() => visit.close());

for (const name of [...AWAKE, 'Eta', 'String']) {
  test(`${name}: the HTML has the props, escaped`, async () => {
    const html = await get(`/${name.toLowerCase()}?to=${encodeURIComponent('<i>you</i>')}`);
    assert.match(html, /^HTTP\/1\.1 200 /);
    assert.match(html, `<title>The ${name} page</title>`);
    assert.match(html, new RegExp(`<h1[^>]*>${name} &lt;b(>|&gt;)`));
    assert.not.match(html, /<b>|<i>/);
    assert.match(html, /(Count|Start) (<!--[^>]*-->)?40/);
    assert.is(html.includes('<script'), AWAKE.includes(name));
  });
}

for (const name of AWAKE) {
  test(`${name}: hydration keeps every node, and a click counts`, async () => {
    await visit.page.addInitScript(observeRoot);
    await visit.page.goto(`${server.url}/${name.toLowerCase()}?to=<you>`);
    const rewrites = REWRITES[name] ?? [];
    const woken = await visit.page.evaluate(wake);
    assert.equal(woken, { changes: [], rewrites, isSameNode: true });
    assert.is(await visit.page.textContent('button'), 'Count 41');
    assert.is(await visit.page.textContent('h1'), toHeading(name, '<you>'));
    assertSilent();
  });
}

test('links lead from view layer to view layer without a reload', async () => {
  const { page } = visit;
  await page.goto(`${server.url}/react`);
  await page.evaluate(() => Object.assign(globalThis, { stays: true }));
  for (const name of ['Vue', 'Svelte', 'Preact', 'Solid', 'React', 'Vue']) {
    await page.click(`a:text-is("${name}")`);
    await assertShows(page, name, 'you');
  }
  await page.goBack();
  await assertShows(page, 'React', 'you');
  assert.equal(visit.loads, [`${server.url}/react`]);
  assert.ok(await page.evaluate('stays'));
  assertSilent();
});

test('the styles of single-file components arrive, and each goes with its page', async () => {
  const { page } = visit;
  const colour = (): Promise<string> => page.$eval('h1', (node) => getComputedStyle(node).color);
  await page.goto(`${server.url}/vue`);
  assert.is(await colour(), 'rgb(1, 2, 3)');
  await page.click('a');
  await assertShows(page, 'Svelte', 'you');
  assert.is(await colour(), 'rgb(4, 5, 6)');
});

function get(path: string): Promise<string> {
  const lines = [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', '', ''];
  return rawRequest(server.port, lines.join('\r\n'));
}

async function assertShows(page: Page, name: string, to: string): Promise<void> {
  await page.waitForSelector(`h1:has-text("${name}")`);
  assert.is(await page.textContent('h1'), toHeading(name, to));
  assert.is(await page.title(), `The ${name} page`);
  assert.is(await page.locator('main').count(), 1);
  assert.is(await page.locator('meta[name=made-by]').count(), name === 'Svelte' ? 1 : 0);
  await page.click('button');
  await page.waitForSelector('button:text-is("Count 41")');
}

function assertSilent(): void {
  assert.equal([visit.messages, visit.errors], [[], []]);
}
