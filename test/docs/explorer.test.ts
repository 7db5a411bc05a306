/** The package explorer: what it finds, and that all view layers say the same of it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findTag, textOf } from '../_html.ts';
import { assert, suite } from '../_suite.ts';
import { crawlDocs, listDocuments, type Site } from './_crawl.ts';
import { layers, readPage, serveDocs } from './_docs.ts';
import { type List, readList, readRelations, type Row, toOutline } from './_explorer.ts';

const test = suite('documentation: explorer');
let site: Site;
test.before(async () => {
  await serveDocs();
  site = await crawlDocs();
});

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

function readManifest(name: string): Manifest {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

/** A list page that the crawl has seen. */
function seenList(path: string): List {
  const found = site.get(path);
  assert.ok(found, `no link leads to ${path}`);
  return readList(found!.html);
}

/** The rows of a list from its first page to its last. */
function seenRows(search: string): Row[] {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const fields = [search, page > 1 && `page=${page}`].filter(Boolean).join('&');
    const found = site.get(`/string/packages${fields && `?${fields}`}`);
    if (!found) return rows;
    rows.push(...readList(found.html).rows);
  }
}

const names = (rows: readonly Row[]): string[] => rows.map(({ name }) => name);

test('it lists what is installed, each once, by name', () => {
  const rows = seenRows('');
  assert.ok(rows.length > 100);
  assert.equal(names(rows), [...new Set(names(rows))].toSorted());
  const lock = JSON.parse(
    readFileSync(new URL('../../node_modules/.package-lock.json', import.meta.url), 'utf8'),
  ) as { packages: Record<string, { link?: boolean }> };
  const installed = Object.keys(lock.packages).filter(
    (path) =>
      /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) &&
      !lock.packages[path]?.link &&
      existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url))),
  );
  assert.equal(names(rows), installed.map((path) => path.slice('node_modules/'.length)).toSorted());
});

test('version and number of dependencies are those of package.json', () => {
  for (const { name, version, dependencies } of seenRows('')) {
    const manifest = readManifest(name);
    const ranges = { ...manifest.dependencies, ...manifest.optionalDependencies };
    assert.equal([version, dependencies], [manifest.version, Object.keys(ranges).length], name);
  }
});

for (const [search, compare] of [
  ['order=desc', (a, b) => (a.name > b.name ? -1 : 1)],
  ['sort=dependencies', (a, b) => b.dependencies - a.dependencies],
  ['sort=dependencies&order=asc', (a, b) => a.dependencies - b.dependencies],
  ['sort=size', (a, b) => toBytes(b) - toBytes(a)],
  ['sort=size&order=asc', (a, b) => toBytes(a) - toBytes(b)],
] as const satisfies [string, (a: Row, b: Row) => number][]) {
  test(`${search} sorts all pages, and loses nothing`, () => {
    const rows = seenRows(search);
    // Sorting is stable, so rows that are in order already stay where they are.
    assert.equal(names(rows), names(rows.toSorted(compare)));
    assert.equal(names(rows).toSorted(), names(seenRows('')));
  });
}

function toBytes({ size }: Row): number {
  const [number, unit] = size.split(' ') as [string, 'B' | 'kB' | 'MB'];
  return Number(number) * { B: 1, kB: 1e3, MB: 1e6 }[unit];
}

test('a search finds each word in names and descriptions', async () => {
  const expected = seenRows('').filter(({ name, description }) =>
    ['babel', 'jsx'].every((word) => `${name} ${description}`.toLowerCase().includes(word)),
  );
  assert.ok(expected.length > 1);
  const list = readList(await readPage('/string/packages?q=JSX++babel'));
  assert.equal(list.rows, expected);
  assert.is(list.result, `${expected.length} packages matching “JSX babel”`);
});

test('a page has 25 rows, and the line above says which', () => {
  const total = seenRows('').length;
  assert.is(seenList('/preact/packages?page=2').rows.length, 25);
  assert.is(seenList('/preact/packages?page=2').result, `26–50 of ${total} packages`);
});

for (const search of [
  '',
  '?q=vite',
  '?q=vite&sort=size',
  '?q=a&sort=dependencies&order=asc&page=2',
  '?q=no-such-package',
  '?q=%20%20',
  '?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27%26amp;',
  '?q=%00%0D%0A%E2%80%A8',
  '?q=%ZZ%FF',
  '?q=%F0%9F%98%80%ED%A0%80',
  `?q=${'long'.repeat(100)}`,
  '?q=a&q=b',
  '?q[]=a&q[b]=c',
  '?sort=constructor',
  '?sort=__proto__&order=toString',
  '?sort=SIZE&order=up',
  '?sort=size&sort=name',
  '?__proto__=a&constructor=b',
  '?page=0',
  '?page=-1',
  '?page=1.5',
  '?page=2e0',
  '?page=0x2',
  '?page=+2',
  '?page=NaN',
  '?page=99999',
  '?page=99999999999999999999',
  '?page=2&page=3',
  '?page=',
  '?&&==&',
]) {
  test(`all layers answer /packages${search.slice(0, 40)} alike`, async () => {
    const pages = await Promise.all(layers.map((layer) => readPage(`/${layer}/packages${search}`)));
    const [preact, solid, string] = layers.map((layer, index) => toOutline(pages[index]!, layer));
    assert.ok(string!.length > 10);
    assert.equal(preact, string);
    assert.equal(solid, string);
    const lists = pages.map(readList);
    assert.equal(lists[0], lists[2]);
    assert.equal(lists[1], lists[2]);
  });
}

for (const [search, same] of [
  ['?sort=constructor', ''],
  ['?sort=__proto__&order=toString', ''],
  ['?sort=SIZE&order=up', ''],
  ['?sort=size&sort=name', '?sort=size'],
  ['?page=0', ''],
  ['?page=-1', ''],
  ['?page=2e0', ''],
  ['?page=99999999999999999999', ''],
  ['?page=2&page=3', '?page=2'],
  ['?q=%20%20', ''],
  ['?q=a&q=b', '?q=a'],
] as const) {
  test(`${search} is as good as ${search && (same || 'nothing')}`, async () => {
    const [asked, plain] = [
      await readPage(`/solid/packages${search}`),
      await readPage(`/solid/packages${same}`),
    ];
    assert.equal(toOutline(asked, 'solid'), toOutline(plain, 'solid'));
  });
}

test('a page behind the last one is the last one', async () => {
  const { rows } = readList(await readPage('/preact/packages?page=99999'));
  assert.equal(rows, seenRows('').slice(-rows.length));
  assert.ok(rows.length > 0);
});

test('all layers show every package alike', () => {
  const packages = names(seenRows(''));
  for (const name of packages) {
    const [preact, solid, string] = layers.map((layer) =>
      toOutline(site.get(`/${layer}/packages/${name}`)!.html, layer),
    );
    assert.ok(string!.length > 10, name);
    assert.equal(preact, string, name);
    assert.equal(solid, string, name);
  }
});

test('a scoped package has a page', () => {
  const { html } = site.get('/solid/packages/@babel/core')!;
  assert.is(textOf(findTag(html, 'h1')), '@babel/core');
  const { dependencies } = readRelations(html);
  const { dependencies: ranges } = readManifest('@babel/core');
  assert.equal(Object.fromEntries(dependencies.map(({ name, range }) => [name, range])), ranges);
  const frame = dependencies.find(({ name }) => name === '@babel/code-frame');
  assert.is(frame?.href, '/solid/packages/@babel/code-frame');
});

test('a package and what it depends on link to each other', () => {
  const pages = listDocuments(site).filter(([path]) => /^\/preact\/packages\/./.test(path));
  const relations = new Map(pages.map(([path, { html }]) => [path, readRelations(html)]));
  let links = 0;
  for (const [path, { dependencies }] of relations) {
    for (const { name, href } of dependencies) {
      const target = `/preact/packages/${name}`;
      assert.is(href, relations.has(target) ? target : undefined, `${path} to ${name}`);
      if (!href) continue;
      const back = relations.get(href)?.dependents.filter((dependent) => dependent.href === path);
      assert.is(back?.length, 1, `${path} to ${name} and back`);
      links += 1;
    }
  }
  const counted = [...relations.values()].flatMap(({ dependents }) => dependents).length;
  assert.is(counted, links);
  assert.ok(links > 100);
});
