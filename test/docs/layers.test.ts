/** The package explorer says the same on all view layers, whatever its address holds. */
import { assert, suite } from '../_suite.ts';
import { crawlDocs } from './_crawl.ts';
import { layers, readPage } from './_docs.ts';
import { readList, toOutline } from './_explorer.ts';

const test = suite('documentation: layers');

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

test('all layers show every package alike', async () => {
  const site = await crawlDocs();
  const packages = [...site.keys()].filter((path) => /^\/string\/packages\/./.test(path));
  assert.ok(packages.length > 100);
  for (const path of packages) {
    const [preact, solid, string] = layers.map((layer) =>
      toOutline(site.get(path.replace('/string/', `/${layer}/`))!.elements, layer),
    );
    assert.ok(string!.length > 10, path);
    assert.equal(preact, string, path);
    assert.equal(solid, string, path);
  }
});
