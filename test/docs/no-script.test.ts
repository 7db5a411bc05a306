/** The documentation in a browser that runs no script. */
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { layers, serveDocs } from './_docs.ts';
import { shownNames } from './_visit.ts';

const test = suite('documentation: without script');
let url: string;
let opened: OpenPage;
test.before(async () => {
  url = await serveDocs();
});
test.before.each(async () => {
  opened = await openPage({ javaScriptEnabled: false });
});
test.after.each(async () => {
  const { messages, errors, close } = opened;
  await close();
  // Chromium counts a preload of a module as failed where script is off.
  const failed = errors.filter((error) => !/\.js: csp$/.test(error));
  assert.equal([messages, failed], [[], []]);
});

for (const layer of layers) {
  test(`${layer}: the form searches, and keeps the order`, async () => {
    const { page } = opened;
    await page.goto(`${url}/${layer}/packages?sort=size&page=2`);
    await page.fill('#q', 'babel jsx');
    await page.click('text="Search"');
    assert.is(page.url(), `${url}/${layer}/packages?q=babel+jsx&sort=size`);
    assert.is(await page.inputValue('#q'), 'babel jsx');
    const names = await shownNames(page);
    assert.ok(names.length > 1);
    assert.ok(names.every((name) => name.includes('babel')));
    assert.is(await page.getAttribute('th:has-text("Size")', 'aria-sort'), 'descending');
  });

  test(`${layer}: a search without a match leads back to all`, async () => {
    const { page } = opened;
    await page.goto(`${url}/${layer}/packages`);
    await page.fill('#q', 'no-such-package');
    await page.press('#q', 'Enter');
    assert.match((await page.textContent('.result'))!, /^None of \d+ packages matches/);
    await page.click('text="Show all packages"');
    assert.is((await shownNames(page)).length, 25);
  });

  test(`${layer}: links lead through columns, pages, packages and layers`, async () => {
    const { page } = opened;
    await page.goto(`${url}/${layer}/packages`);
    await page.click('th >> text="Dependencies"');
    await page.click('text="Next"');
    assert.is(page.url(), `${url}/${layer}/packages?sort=dependencies&page=2`);
    await page.click('text="Previous"');
    assert.is(page.url(), `${url}/${layer}/packages?sort=dependencies`);
    await page.goto(`${url}/${layer}/packages/vite`);
    await page.click('.names >> text="postcss"');
    assert.is(page.url(), `${url}/${layer}/packages/postcss`);
    await page.click('h2:has-text("Dependents") + .names >> text="vite"');
    assert.is(await page.textContent('h1'), 'vite');
    await page.click('text="All packages"');
    assert.is(page.url(), `${url}/${layer}/packages`);
    await page.click('nav[aria-label="Main"] >> text="Strings"');
    assert.is(page.url(), `${url}/string/packages`);
  });
}

for (const path of ['packages?sort=dependencies&page=2', 'packages/vite', 'packages?q=%3Cp%3E']) {
  test(`${path} reads the same on all layers, to the last space`, async () => {
    const texts: string[] = [];
    for (const layer of layers) {
      await opened.page.goto(`${url}/${layer}/${path}`);
      texts.push(await opened.page.innerText('main'));
    }
    assert.ok(texts[0]!.length > 100);
    assert.is(texts[0], texts[2]);
    assert.is(texts[1], texts[2]);
  });
}
