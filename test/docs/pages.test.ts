/** The documentation as a whole: every page that can be reached, and what cannot. */
import { readdir } from 'node:fs/promises';
import { fixture } from '../_app.ts';
import { attribute, findTag, textOf } from '../_html.ts';
import { rawRequest } from '../_server.ts';
import { assert, suite } from '../_suite.ts';
import { crawlDocs, listDocuments, type Site, withoutHash } from './_crawl.ts';
import { type Element, serveDocs, toLine } from './_docs.ts';
import { isSampled, paths } from './_pages.ts';

const test = suite('documentation: pages');
let url: string;
let site: Site;
test.before(async () => {
  url = await serveDocs();
  site = await crawlDocs();
});

test('the pages that other tests visit are all that there are, but for the data of the explorer', () => {
  const reached = listDocuments(site).map(([path]) => path);
  assert.equal(
    reached.filter((path) => !isSampled(path) && !paths.includes(path)),
    [],
  );
});

test('the whole site is reached', async () => {
  const chapters = await readdir(`${fixture('../../docs')}/content`);
  assert.ok(chapters.length >= 7);
  for (const file of chapters) assert.ok(site.has(`/guide/${file.replace('.md', '')}`), file);
  for (const layer of ['preact', 'solid', 'string']) {
    for (const path of ['hello', 'slow', 'packages', 'packages/vite', 'packages?page=2']) {
      assert.ok(site.has(`/${layer}/${path}`), `/${layer}/${path}`);
    }
  }
});

test('every link leads to something', () => {
  const broken = [...site].filter(([, { status }]) => status !== 200).map(([path]) => path);
  assert.equal(broken, []);
});

test('every hash is the id of an element', () => {
  const broken = listDocuments(site).flatMap(([path, { links }]) =>
    links.filter((link) => link.includes('#') && !hasTarget(link)).map((link) => [path, link]),
  );
  assert.equal(broken, []);
});

function hasTarget(link: string): boolean {
  const id = decodeURIComponent(link.slice(link.indexOf('#') + 1));
  const target = site.get(withoutHash(link));
  return !!target?.elements.some((element) => attribute(element, 'id') === id);
}

test('every page has a language, a title, a description, one heading and one main part', () => {
  const faults = listDocuments(site).flatMap(([path, { elements }]) =>
    listFaults(elements).map((fault) => `${path}: ${fault}`),
  );
  assert.equal(faults, []);
});

function listFaults(all: Element[]): string[] {
  const pick = (tag: string): Element[] => all.filter(({ tagName }) => tagName === tag);
  const text = (tag: string): string[] => pick(tag).map((element) => toLine(textOf(element)));
  const descriptions = pick('meta').filter((meta) => attribute(meta, 'name') === 'description');
  const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
  const rules: Record<string, boolean> = {
    'no language': attribute(pick('html')[0], 'lang') === 'en',
    'not one title': text('title').length === 1 && text('title')[0] !== '',
    'not one h1': text('h1').length === 1 && text('h1')[0] !== '',
    'not one main': pick('main').length === 1,
    'not one description':
      descriptions.length === 1 && !!attribute(descriptions[0], 'content')?.trim(),
    'an id twice': new Set(ids).size === ids.length,
  };
  return Object.keys(rules).filter((fault) => !rules[fault]);
}

test('pages made of strings have no script, the others their state and their entry', () => {
  for (const [path, { elements }] of listDocuments(site)) {
    const scripts = elements.filter(({ tagName }) => tagName === 'script');
    const types = scripts.map((script) => attribute(script, 'type'));
    const own = /^\/(?:preact|solid)\//.test(path) ? ['application/json', 'module'] : [];
    // A late value, and the script that moves the part made of it.
    const late = /^\/(?:preact|solid)\/slow$/.test(path) ? ['application/json', undefined] : [];
    // What the browser may prefetch is no script, though it stands in an element of that name.
    const run = types.filter((type) => type !== 'speculationrules');
    assert.equal(run, [...own, ...late], path);
  }
});

test('the explorer without a view layer is the one of Preact', async () => {
  for (const [from, to] of [
    ['/packages?q=a', '/preact/packages?q=a'],
    ['/packages', '/preact/packages'],
  ]) {
    const response = await fetch(url + from, { redirect: 'manual' });
    assert.is(response.status, 307);
    assert.is(response.headers.get('location'), to);
  }
});

test('a source is shown as it is', async () => {
  const response = await fetch(`${url}/source/pages/solid/packages/%5B...name%5D.tsx`);
  assert.is(response.status, 200);
  const text = textOf(findTag(await response.text(), 'pre'));
  assert.match(text, /^\/\*\* @jsxImportSource solid-js \*\/\nimport type/);
});

for (const path of [
  '/nothing',
  '/preact',
  '/preact/packages/not-installed',
  '/solid/packages/@babel',
  '/string/packages/@babel/core/package.json',
  '/preact/packages/.bin',
  '/solid/packages/.package-lock.json',
  '/string/packages/__proto__',
  '/preact/packages/constructor',
  '/solid/packages/../../nothing',
  '/string/packages/%2e%2e/%2e%2e/package.json',
  '/preact/packages/..%2f..%2fetc%2fpasswd',
  '/solid/packages/vite%2f..%2fkleur',
  '/string/packages/vite%2Fpackage.json',
  '/guide/__proto__',
  '/guide/..%2f..%2fpackage',
  '/source/package.json',
  '/source/vite.config.ts',
  '/source/content/pages.md',
  '/source/../package.json',
  '/source/..%2fpackage.json',
  '/source/pages/..%2f..%2fpackage.json',
  '/source/.%2fpages/index.ts',
  '/source/constructor',
  '/source/%2fetc%2fpasswd',
  '/assets/..%2f..%2fserver%2findex.js',
]) {
  test(`${path} is a 404 with the site's page`, async () => {
    const answer = await rawRequest(
      Number(new URL(url).port),
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 404 /);
    const html = answer.slice(answer.indexOf('<!doctype'));
    assert.is(textOf(findTag(html, 'h1')), 'Page not found');
    assert.ok(findTag(html, 'header'));
    assert.is(findTag(html, 'script'), undefined);
    assert.not.match(html, /root:|"private"|createApp/);
  });
}
