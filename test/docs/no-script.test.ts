/** The documentation in a browser that runs no script. */
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { layers, serveDocs, titles } from './_docs.ts';
import { paths } from './_pages.ts';
import { listRows, shownNames } from './_visit.ts';

const test = suite('documentation: without script');
let url: string;
let opened: OpenPage;
test.before(async () => {
  url = await serveDocs();
  opened = await openPage({ javaScriptEnabled: false });
});
test.after.each(() => {
  const { messages, errors } = opened;
  // Chromium counts a preload of a module as failed where script is off.
  const failed = errors.splice(0).filter((error) => !error.endsWith('.js: csp'));
  assert.equal([messages.splice(0), failed], [[], []]);
});
test.after(() => opened.close());

/** Clicks what leads to an address of the documentation, and waits for its page. */
async function follow(selector: string, path: string): Promise<void> {
  await opened.page.click(selector);
  await opened.page.waitForURL(url + path, { waitUntil: 'domcontentloaded' });
}

for (const layer of layers) {
  test(`${layer}: the form searches, and keeps the order`, async () => {
    const { page } = opened;
    await page.goto(`${url}/${layer}/packages?sort=size&page=2`);
    await page.fill('#q', 'babel jsx');
    await follow('text="Search"', `/${layer}/packages?q=babel+jsx&sort=size`);
    assert.is(await page.inputValue('#q'), 'babel jsx');
    const rows = await listRows(page);
    assert.ok(rows.length > 1 && rows.length < 25);
    assert.ok(rows.every((row) => row.includes('babel') && row.includes('jsx')));
    assert.is(await page.getAttribute('th:has-text("Size")', 'aria-sort'), 'descending');
  });

  test(`${layer}: a search without a match leads back to all`, async () => {
    const { page } = opened;
    await page.goto(`${url}/${layer}/packages`);
    await page.fill('#q', 'no-such-package');
    await page.press('#q', 'Enter');
    await page.waitForURL(`${url}/${layer}/packages?q=no-such-package`);
    assert.match((await page.textContent('.result'))!, /^None of \d+ packages matches/);
    await follow('text="Show all packages"', `/${layer}/packages`);
    assert.is((await shownNames(page)).length, 25);
  });

  test(`${layer}: links lead through columns, pages, packages and layers`, async () => {
    const { page } = opened;
    await page.goto(`${url}/${layer}/packages`);
    await follow('th >> text="Dependencies"', `/${layer}/packages?sort=dependencies`);
    await follow('text="Next"', `/${layer}/packages?sort=dependencies&page=2`);
    await follow('text="Previous"', `/${layer}/packages?sort=dependencies`);
    await page.goto(`${url}/${layer}/packages/vite`);
    await follow('.names >> text="postcss"', `/${layer}/packages/postcss`);
    await follow('h2:has-text("Dependents") + .names >> text="vite"', `/${layer}/packages/vite`);
    assert.is(await page.textContent('h1'), 'vite');
    await follow('text="All packages"', `/${layer}/packages`);
    const other = layer === 'solid' ? 'string' : 'solid';
    await follow(`nav[aria-label="Main"] >> text="${titles[other]}"`, `/${other}/packages`);
  });
}

for (const path of paths) {
  test(`${path} reads, and leads on`, async () => {
    const { page } = opened;
    await page.goto(url + path);
    assert.is(await page.locator('h1:visible').count(), 1);
    assert.ok((await page.innerText('main')).length > 10);
    // The browser says so where a page is not there.
    const said = opened.messages.splice(0);
    assert.is(said.length, path === '/nothing' ? 1 : 0, said.join());
    // The smallest pages, which stand in the guide, have no link.
    if (!/\/(?:hello|counter)\b/.test(path)) await follow('header >> text="Plinth"', '/');
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
