/** What the package explorer finds and how it lists it; layers.test.ts says that all layers do. */
import { readFileSync } from 'node:fs';
import { textOf } from '../_html.ts';
import { assert, suite } from '../_suite.ts';
import { crawlDocs, listDocuments, type Site } from './_crawl.ts';
import { readPage, serveDocs } from './_docs.ts';
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
  return readList(found!.elements);
}

/** The rows of a list from its first page to its last. */
function seenRows(search: string): Row[] {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const fields = [search, page > 1 && `page=${page}`].filter(Boolean).join('&');
    const found = site.get(`/string/packages${fields && `?${fields}`}`);
    if (!found) return rows;
    rows.push(...readList(found.elements).rows);
  }
}

const names = (rows: readonly Row[]): string[] => rows.map(({ name }) => name);

test('it lists what is installed, each once, by name', () => {
  const listed = names(seenRows(''));
  assert.ok(listed.length > 100);
  assert.equal(listed, listInstalled().toSorted());
});

/** What npm has noted of the last installation: packages that are no links, and not nested. */
function listInstalled(): string[] {
  const lock = JSON.parse(
    readFileSync(new URL('../../node_modules/.package-lock.json', import.meta.url), 'utf8'),
  ) as { packages: Record<string, { link?: boolean }> };
  return Object.entries(lock.packages).flatMap(([path, { link }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    return name && !link ? [name] : [];
  });
}

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
  test(`${search} is as good as ${same || 'nothing'}`, async () => {
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

test('a scoped package has a page', () => {
  const { elements } = site.get('/solid/packages/@babel/core')!;
  assert.is(textOf(elements.find(({ tagName }) => tagName === 'h1')), '@babel/core');
  const { dependencies } = readRelations(elements);
  const { dependencies: ranges } = readManifest('@babel/core');
  assert.equal(Object.fromEntries(dependencies.map(({ name, range }) => [name, range])), ranges);
  const frame = dependencies.find(({ name }) => name === '@babel/code-frame');
  assert.is(frame?.href, '/solid/packages/@babel/code-frame');
});

test('a package and what it depends on link to each other', () => {
  const pages = listDocuments(site).filter(([path]) => /^\/preact\/packages\/./.test(path));
  const relations = new Map(pages.map(([path, { elements }]) => [path, readRelations(elements)]));
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
