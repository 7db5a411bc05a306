import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, suite } from '../_suite.ts';
import { buildApp, fixture, serveApp } from '../_app.ts';
import { attribute, elements, textOf, findTag } from '../_html.ts';
import { rawRequest } from '../_server.ts';

const test = suite('built files');
let url: string;
test.before(async () => {
  url = await serveApp('app');
});

test('public files are served, names with spaces too', async () => {
  const robots = await fetch(`${url}/robots.txt`);
  assert.is(robots.status, 200);
  assert.match(await robots.text(), /User-agent/);
  assert.is(await (await fetch(`${url}/sub/a%20file.txt`)).text(), 'a file\n');
});

test('hashed assets never change, and say so', async () => {
  const html = await (await fetch(`${url}/preact/counter`)).text();
  const links = elements(html).filter(({ tagName }) => tagName === 'link');
  const hrefs = links.map((link) => attribute(link, 'href') as string);
  assert.ok(hrefs.length >= 3);
  for (const href of hrefs) {
    const response = await fetch(url + href);
    assert.is(response.status, 200, href);
    assert.is(response.headers.get('cache-control'), 'max-age=31536000, immutable');
  }
});

test('a page names the styles and modules that it needs, each once, and no other', async () => {
  const read = async (path: string): Promise<string[]> => {
    const html = await (await fetch(url + path)).text();
    return elements(html)
      .filter(({ tagName }) => tagName === 'link')
      .map((link) => attribute(link, 'href') as string);
  };
  const [preact, solid, string] = [
    await read('/preact/counter'),
    await read('/solid/counter'),
    await read('/string/static'),
  ];
  assert.is(new Set(preact).size, preact.length);
  const css = (hrefs: string[]): string[] => hrefs.filter((href) => href.endsWith('.css'));
  assert.is(css(preact).length, 1);
  assert.is(css(solid).length, 1);
  assert.not.equal(css(preact), css(solid));
  assert.is(string.length, 1, 'a page without script has its style sheet alone');
  const shared = preact.filter((href) => solid.includes(href));
  assert.ok(shared.length <= 2, `only the runtime is shared, not ${shared.join(', ')}`);
});

test('a page without script has no script element and no state', async () => {
  const html = await (await fetch(`${url}/string/static`)).text();
  assert.is(findTag(html, 'script'), undefined);
});

test('other methods on a file are 405', async () => {
  const response = await fetch(`${url}/robots.txt`, { method: 'POST' });
  assert.is(response.status, 405);
  assert.is(response.headers.get('allow'), 'GET, HEAD');
});

test('nothing outside the folder is served', async () => {
  const port = Number(new URL(url).port);
  for (const path of [
    '/../server/index.js',
    '/..%2fserver/index.js',
    '/%2e%2e/server/index.js',
    '/assets/..%2f..%2fserver/index.js',
    '/..%5cserver%5cindex.js',
    '/.env',
    '/sub%2Fa%20file.txt',
    '//robots.txt/../../package.json',
  ]) {
    const answer = await rawRequest(
      port,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 (?:400|404|308)/, path);
    assert.not.match(answer, /createApp|canary|"private"/);
  }
});

test('the data module, its imports and the environment stay on the server', async () => {
  await buildApp('app');
  const folder = join(fixture('app'), 'dist/client');
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  assert.ok(files.length > 8);
  for (const entry of files) {
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const secret of [
      'server-canary-3f9c',
      'env-canary-81b7',
      'readFileSync',
      'node:fs',
      'after the end',
    ]) {
      assert.not.ok(text.includes(secret), `${entry.name} holds ${secret}`);
    }
  }
});

test('.env reaches a page by its prefix only', async () => {
  const html = await (await fetch(url)).text();
  assert.is(textOf(findTag(html, 'h1')).trim(), 'Home shown-in-browser nothing');
});
