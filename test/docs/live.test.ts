/** The documentation's explorer in a browser, once its script has taken over. */
import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { serveDocs, titles } from './_docs.ts';
import { waitAwake } from '../_hydration.ts';
import { listRows, shownNames, visit } from './_visit.ts';

const test = suite('documentation: in the browser');
let url: string;
let opened: OpenPage;
test.before(async () => {
  url = await serveDocs();
  opened = await openPage();
});
test.before.each(() => {
  opened.loads.length = 0;
});
test.after.each(() => {
  const { messages, errors } = opened;
  assert.equal([messages.splice(0), errors.splice(0)], [[], []]);
});
test.after(() => opened.close());

/** Clicks a link, and waits until the page that it leads to is shown. */
async function follow(page: Page, selector: string, heading: string): Promise<void> {
  await page.click(selector);
  await waitHeading(page, heading);
}

async function waitHeading(page: Page, heading: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, heading);
}

/** Filters by a name of the list, and checks that exactly the matching rows stay. */
async function checkFilter(page: Page): Promise<void> {
  await page.fill('#q', '');
  const rows = await listRows(page);
  const [name] = (await shownNames(page)) as [string];
  const expected = rows.filter((row) => row.includes(name.toLowerCase()));
  assert.ok(expected.length > 0 && expected.length < rows.length, name);
  await page.fill('#q', name);
  assert.equal(await listRows(page), expected);
  const result = await page.textContent('.result');
  assert.is(result, `${expected.length} of the ${rows.length} packages on this page`);
}

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer}: the filter works at once, and asks the server for nothing`, async () => {
    const { page } = opened;
    await visit(page, `/${layer}/packages`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await checkFilter(page);
    await page.fill('#q', 'no-such-package');
    assert.is(await page.locator('.packages').count(), 0);
    assert.match((await page.textContent('.empty'))!, /^\s*Nothing to show/);
    await page.fill('#q', '');
    assert.is((await shownNames(page)).length, 25);
    assert.equal(asked, []);
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
    await checkFilter(page);
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
    await page.fill('#q', 'a');
    await page.click('th >> text="Size"');
    await page.waitForSelector('th:has-text("Size")[aria-sort="ascending"]');
    assert.is(await page.inputValue('#q'), 'a');
    const filtered = await listRows(page);
    await page.fill('#q', '');
    assert.equal(
      filtered,
      (await listRows(page)).filter((row) => row.includes('a')),
    );
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
    await checkFilter(page);
    await change(layer);
    await checkFilter(page);
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
