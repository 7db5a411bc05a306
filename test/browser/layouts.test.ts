import type { Page } from 'playwright-core';
import { devApp, serveApp } from '../_app.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { openAsleep, waitAwake, watchRoot } from '../_hydration.ts';
import { assert, suite } from '../_suite.ts';
import { closeQuiet, warmUp } from './_quiet.ts';

const places: Record<string, () => Promise<string>> = {
  'the built app': () => serveApp('special'),
  'the dev server': async () => (await devApp('special')).url,
};
const colors = { preact: 'rgb(1, 1, 1)', solid: 'rgb(2, 2, 2)', string: 'rgb(3, 3, 3)' };

declare const kept: Record<string, Element | null>;

for (const [place, open] of Object.entries(places)) {
  const test = suite(`layouts in the browser, on ${place}`);
  let url: string;
  let opened: OpenPage;
  test.before(async () => {
    url = await open();
    await warmUp(url, ['/preact/deep/1', '/solid/deep/1', '/string/deep/1']);
  });
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(() => closeQuiet(opened));

  async function go(path: string): Promise<Page> {
    await opened.page.goto(url + path);
    await waitAwake(opened.page);
    return opened.page;
  }

  for (const adapter of ['preact', 'solid', 'string'] as const) {
    test(`${adapter}: app, layouts and page hydrate without touching the DOM`, async () => {
      const wake = await openAsleep(opened.page, `${url}/${adapter}/deep/1`);
      const report = await watchRoot(opened.page);
      await wake();
      assert.equal(await report(), { changes: [], isSame: true });
    });

    test(`${adapter}: styles of app and layouts apply, the inner one last`, async () => {
      const page = await go(`/${adapter}/deep/1`);
      for (const id of ['app', 'root', 'inner']) {
        const color = await page
          .locator(`#${id}`)
          .evaluate((element) => getComputedStyle(element).color);
        assert.is(color, colors[adapter], id);
      }
    });
  }

  for (const adapter of ['preact', 'solid'] as const) {
    test(`${adapter}: what two pages share keeps its state and its nodes`, async () => {
      const page = await go(`/${adapter}/deep/1`);
      for (const id of ['app', 'root', 'inner']) await page.click(`#${id}-add`);
      await page.evaluate(keepNodes);
      await page.click('nav >> text="two"');
      await page.waitForFunction(() => location.pathname.endsWith('/deep/2'));
      await hasText(page, '#inner-url', `/${adapter}/deep/2`);
      assert.equal(await page.evaluate(listKept), ['app', 'root', 'inner']);
      assert.equal(await readCounts(page), ['1', '1', '1']);

      await page.click('nav >> text="plain"');
      await hasText(page, 'h1', `Plain ${adapter}`);
      assert.equal(await page.evaluate(listKept), ['app', 'root']);
      assert.equal(await readCounts(page), ['1', '1']);
      assert.is(await page.title(), 'Layout root');
      assert.is(await page.locator('meta[name="layout-inner"]').count(), 0);
      assert.equal(await readMeta(page, ['user', 'layout-root']), ['Ada', `${adapter} root`]);

      await page.click('nav >> text="one"');
      await hasText(page, 'h1', `Deep ${adapter}`);
      assert.equal(await page.evaluate(listKept), ['app', 'root']);
      assert.equal(await readCounts(page), ['1', '1', '0']);
      assert.is(opened.loads.length, 1);
    });

    test(`${adapter}: layouts get their data anew on a navigation`, async () => {
      const page = await go(`/${adapter}/deep/1`);
      const before = await page.textContent('#inner-data');
      await page.click('nav >> text="two"');
      await page.waitForFunction(
        (text) => document.querySelector('#inner-data')?.textContent !== text,
        before,
      );
      assert.match((await page.textContent('#inner-data')) as string, /^inner \d+$/);
      assert.match((await page.textContent('#root-data')) as string, /^root \d+$/);
    });

    test(`${adapter}: another adapter's pages have other layouts, with state of their own`, async () => {
      const other = adapter === 'preact' ? 'solid' : 'preact';
      const page = await go(`/${adapter}`);
      await page.click('#root-add');
      await page.evaluate(keepNodes);
      await page.click(`nav >> text="to ${other}"`);
      await hasText(page, 'h1', `Home ${other}`);
      assert.equal(await page.evaluate(listKept), []);
      assert.equal(await readCounts(page), ['0', '0']);
      await page.click('#root-add');
      assert.equal(await readCounts(page), ['0', '1']);
      await page.click('nav >> text="to string"');
      await hasText(page, 'h1', 'Deep string');
      assert.is(await page.locator('#app > #root > #inner').count(), 1);
      assert.is(opened.loads.length, 1);
    });
  }

  test('string: an update draws app, layouts and page anew', async () => {
    const page = await go('/string/deep/1');
    await page.click('nav >> text="two"');
    await page.waitForFunction(() => location.pathname === '/string/deep/2');
    await page.waitForSelector('#app > #root > #inner > main');
    await page.click('nav >> text="to preact"');
    await hasText(page, 'h1', 'Home preact');
    assert.is(opened.loads.length, 1);
  });
}

function keepNodes(): void {
  const ids = ['app', 'root', 'inner'];
  const nodes = ids.map((id) => [id, document.getElementById(id)] as const);
  Object.assign(globalThis, { kept: Object.fromEntries(nodes) });
}

/** The ids of the elements that are still the same nodes. */
function listKept(): string[] {
  return Object.entries(kept)
    .filter(([id, node]) => node !== null && node === document.getElementById(id))
    .map(([id]) => id);
}

function readCounts(page: Page): Promise<string[]> {
  return page.locator('button').allInnerTexts();
}

function readMeta(page: Page, names: readonly string[]): Promise<unknown[]> {
  const contents = names.map((name) => page.getAttribute(`meta[name="${name}"]`, 'content'));
  return Promise.all(contents);
}

function hasText(page: Page, selector: string, text: string): Promise<unknown> {
  return page.waitForFunction(
    ([query, wanted]) => document.querySelector(query as string)?.textContent === wanted,
    [selector, text],
  );
}
