import { assert, suite } from '../_suite.ts';
import { clickLink } from '../_browser.ts';
import { layers, places, type Visit, visit, waitForHeading } from '../_client.ts';

/** Addresses below the folder of a view layer, and the page that has them. */
const cases: [check: string, path: string, page: string, params: object, query?: object][] = [
  ['75', 'fixed', 'fixed', {}],
  ['75', 'other', '[name]', { name: 'other' }],
  ['75', 'rest', '[name]', { name: 'rest' }],
  ['75', 'rest/a', 'rest', { path: ['a'] }],
  ['76', '%2Fa', '[name]', { name: '/a' }],
  ['76', 'a%2Fb', '[name]', { name: 'a/b' }],
  ['76', 'rest/%2Fa/b%2F', 'rest', { path: ['/a', 'b/'] }],
  ['77', 'optional', 'optional', {}],
  ['77', 'optional/a', 'optional', { path: ['a'] }],
  ['77', 'optional/a/b%20c', 'optional', { path: ['a', 'b c'] }],
  ['80', 'other?x=1#end', '[name]', { name: 'other' }, { x: '1' }],
  ['86', 'fixed?a=&b', 'fixed', {}, { a: '', b: '' }],
];

for (const [place, open] of Object.entries(places)) {
  const test = suite(`routing of client navigations on ${place}`);
  let url: string;
  let opened: Visit;
  test.before(async () => {
    url = await open();
  });
  test.after.each(() => opened.close());

  const follow = (href: string): Promise<void> => clickLink(opened.page, href);

  for (const layer of layers) {
    test(`${layer}: 75, 76, 77, 80, 86: a page is the same on a navigation and on a load`, async () => {
      opened = await visit(`${url}/${layer}/at/first`);
      const { page, loads } = opened;
      for (const [check, path, name, params, query = {}] of cases) {
        const address = `/${layer}/at/${path}`;
        const shown = JSON.stringify({ page: name, params, query: { ...query, ...params } });
        await follow(address);
        await waitForHeading(page, shown).catch(async () => {
          assert.is(await page.textContent('h1'), shown, `${check}: ${path}`);
        });
        assert.is(page.url(), url + address);
        const html = await (await fetch(url + address)).text();
        assert.ok(html.replaceAll('&quot;', '"').includes(shown), `${check}: ${path}, on a load`);
      }
      assert.is(loads.length, 1);
    });

    test(`${layer}: 78: an address that is no valid escape is a full load, and 400`, async () => {
      opened = await visit(`${url}/${layer}/at/first`);
      const { page, loads } = opened;
      const answer = page.waitForResponse(`${url}/${layer}/at/%`);
      await follow(`/${layer}/at/%`);
      assert.is((await answer).status(), 400);
      assert.is(loads.length, 2);
    });

    test(`${layer}: 79: a public file is before a dynamic page`, async () => {
      opened = await visit(`${url}/${layer}/at/first`);
      const { page, loads } = opened;
      await follow(`/${layer}/at/file.txt`);
      await page.waitForFunction(
        (text) => document.body.textContent?.trim() === text,
        `A file of ${layer}.`,
      );
      assert.is(loads.length, 2);
    });

    test(`${layer}: 88: an API route is a full load`, async () => {
      opened = await visit(`${url}/${layer}/at/first`);
      const { page, loads, data } = opened;
      await follow('/api/hello?name=a%20b');
      await page.waitForFunction(() => document.body.textContent?.includes('{"name":"a b"}'));
      assert.is(loads.length, 2);
      assert.equal(data, []);
    });
  }
}
