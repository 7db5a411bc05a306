/** The documentation's explorer in a browser, once its script has taken over. */
import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { serveDocs } from './_docs.ts';
import { shownNames, visit, visitAsleep, waitAwake, watchRoot } from './_visit.ts';

const test = suite('documentation: in the browser');
let url: string;
let opened: OpenPage;
test.before(async () => {
  url = await serveDocs();
});
test.before.each(async () => {
  opened = await openPage();
});
test.after.each(async () => {
  const { messages, errors, close } = opened;
  await close();
  assert.equal([messages, errors], [[], []]);
});

const titles = { preact: 'Preact', solid: 'Solid' } as const;

/** Clicks a link, and waits until the page that it leads to is shown. */
async function follow(page: Page, selector: string, heading: string): Promise<void> {
  await page.click(selector);
  await waitHeading(page, heading);
}

async function waitHeading(page: Page, heading: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, heading);
}

/** Types into the filter, and checks that exactly the matching rows stay. */
async function checkFilter(page: Page, text: string): Promise<void> {
  await page.fill('#q', '');
  const rows = await page.locator('.packages tbody tr').allInnerTexts();
  const expected = rows.filter((row) => row.toLowerCase().includes(text)).length;
  assert.ok(expected > 0 && expected < rows.length, `'${text}' is in ${expected} rows`);
  await page.fill('#q', text);
  assert.is((await shownNames(page)).length, expected);
  const result = await page.textContent('.result');
  assert.is(result, `${expected} of the ${rows.length} packages on this page`);
}

for (const layer of ['preact', 'solid'] as const) {
  for (const path of [
    'hello',
    'packages',
    'packages?q=babel&sort=size&order=asc',
    'packages?q=no-such-package',
    'packages?page=3',
    'packages/vite',
    'packages/@babel/core',
    'packages/kleur',
  ]) {
    test(`${layer}: /${path} hydrates onto what the server has sent`, async () => {
      const { page } = opened;
      const wake = await visitAsleep(page, `/${layer}/${path}`);
      const readRoot = await watchRoot(page);
      await wake();
      assert.equal(await readRoot(), { changes: [], isSame: true });
    });
  }

  test(`${layer}: the filter works at once, and asks the server for nothing`, async () => {
    const { page } = opened;
    await visit(page, `/${layer}/packages`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await checkFilter(page, 'plugin');
    await page.fill('#q', 'no-such-package');
    assert.is(await page.locator('.packages').count(), 0);
    assert.match((await page.textContent('.empty'))!, /^\s*Nothing to show/);
    await page.fill('#q', '');
    assert.is((await shownNames(page)).length, 25);
    assert.equal(asked, []);
  });

  test(`${layer}: what was typed before the script came filters when it is there`, async () => {
    const { page } = opened;
    const wake = await visitAsleep(page, `/${layer}/packages`);
    await page.fill('#q', 'plugin');
    assert.is((await shownNames(page)).length, 25);
    const readRoot = await watchRoot(page);
    await wake();
    assert.not.equal((await readRoot()).changes, []);
    assert.is(await page.inputValue('#q'), 'plugin');
    const names = await shownNames(page);
    assert.ok(names.length > 0 && names.length < 25);
  });

  test(`${layer}: the form still searches all pages`, async () => {
    const { page } = opened;
    await visit(page, `/${layer}/packages?sort=size`);
    await page.fill('#q', 'vite');
    await page.press('#q', 'Enter');
    await page.waitForURL(`${url}/${layer}/packages?q=vite&sort=size`);
    await waitAwake(page);
    assert.ok((await shownNames(page)).includes('vite'));
  });

  test(`${layer}: list, package, dependency, back and forward without a reload`, async () => {
    const { page, loads } = opened;
    await visit(page, `/${layer}/packages?q=vite`);
    await follow(page, '.packages >> text="vite"', 'vite');
    assert.is(page.url(), `${url}/${layer}/packages/vite`);
    assert.match(await page.title(), /^vite \d/);
    await follow(page, '.names >> text="postcss"', 'postcss');
    await page.goBack();
    await waitHeading(page, 'vite');
    await page.goBack();
    await waitHeading(page, 'Installed packages');
    assert.is(page.url(), `${url}/${layer}/packages?q=vite`);
    assert.is(await page.inputValue('#q'), 'vite');
    await page.fill('#q', 'vite plugin');
    assert.ok((await shownNames(page)).includes('vite-plugin-solid'));
    assert.not.ok((await shownNames(page)).includes('vite'));
    await page.goForward();
    await waitHeading(page, 'vite');
    await follow(page, 'text="All packages"', 'Installed packages');
    await checkFilter(page, 'plugin');
    assert.is(loads.length, 1);
  });

  test(`${layer}: a column, a page and what is typed go together without a reload`, async () => {
    const { page, loads } = opened;
    await visit(page, `/${layer}/packages`);
    await page.click('th >> text="Size"');
    await page.waitForSelector('th:has-text("Size")[aria-sort="descending"]');
    const bySize = await shownNames(page);
    assert.not.equal(bySize, bySize.toSorted());
    await page.click('text="Next"');
    await page.waitForSelector('.pager >> text=Page 2 of');
    assert.is(page.url(), `${url}/${layer}/packages?sort=size&page=2`);
    assert.not.equal(await shownNames(page), bySize);
    await checkFilter(page, 'a');
    await page.click('th >> text="Size"');
    await page.waitForSelector('th:has-text("Size")[aria-sort="ascending"]');
    const typed = await page.inputValue('#q');
    const names = await shownNames(page);
    assert.is(typed, 'a');
    assert.ok(names.length < 25);
    assert.is(loads.length, 1);
  });

  const other = layer === 'preact' ? 'solid' : 'preact';
  test(`${layer}: changes to ${other} and back without a reload, on list and package`, async () => {
    const { page, loads } = opened;
    const change = async (to: 'preact' | 'solid'): Promise<void> => {
      await page.click(`nav[aria-label="Main"] >> text="${titles[to]}"`);
      await page.waitForSelector(`nav [aria-current] >> text="${titles[to]}"`);
      assert.is(await page.locator('#plinth > main').count(), 1);
      assert.ok((await page.title()).includes(titles[to]));
    };
    await visit(page, `/${layer}/packages?sort=size`);
    const names = await shownNames(page);
    await change(other);
    assert.is(page.url(), `${url}/${other}/packages?sort=size`);
    assert.equal(await shownNames(page), names);
    await checkFilter(page, 'a');
    await change(layer);
    await checkFilter(page, 'a');
    await page.fill('#q', '');
    await page.click(`.packages >> text="${names[0]}"`);
    await waitHeading(page, names[0]!);
    await change(other);
    await waitHeading(page, names[0]!);
    await page.goBack();
    await page.waitForSelector(`nav [aria-current] >> text="${titles[layer]}"`);
    await waitHeading(page, names[0]!);
    assert.is(loads.length, 1);
  });

  test(`${layer}: a page of strings is a full load`, async () => {
    const { page, loads } = opened;
    await visit(page, `/${layer}/packages?q=vite`);
    await page.click('nav[aria-label="Main"] >> text="Strings"');
    await page.waitForURL(`${url}/string/packages?q=vite`);
    assert.is(loads.length, 2);
    await page.goBack();
    await waitAwake(page);
    await page.fill('#q', 'vite plugin');
    assert.ok((await shownNames(page)).includes('vite-plugin-solid'));
  });
}
