import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { waitAwake, wakeAll } from '../_hydration.ts';
import { placesOf } from '../_platform.ts';

const places = placesOf('base-path', { basePath: '/docs' }, 4620);

for (const [place, open] of Object.entries(places)) {
  const test = suite(`a base path, on ${place}`);
  let url: string;
  let opened: OpenPage;
  test.before(async () => {
    url = await open();
    await wakeAll(['/docs/preact', '/docs/solid', '/docs/string'].map((path) => url + path));
  });
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(async () => {
    const { errors, messages, page } = opened;
    const said = messages.filter((message) => !message.includes('[vite]'));
    await page.close();
    await opened.close();
    assert.equal([...errors, ...said], []);
  });

  test('pages wake, and go from one view layer to the next without a load', async () => {
    const { page, loads } = opened;
    await page.goto(`${url}/docs/preact`);
    await waitAwake(page);
    await page.click('button');
    assert.is(await page.textContent('button'), '1');
    for (const name of ['solid', 'string', 'preact']) {
      await page.click(`text="/docs/${name}"`);
      await page.waitForSelector(`h1:text-is("${name}")`);
      assert.is(new URL(page.url()).pathname, `/docs/${name}`);
      const color = await page.locator('h1').evaluate((h1) => getComputedStyle(h1).color);
      assert.is(color, 'rgb(1, 2, 3)');
    }
    assert.equal(loads, [`${url}/docs/preact`]);
  });

  test('a redirect of a page is followed below the base path, and on a full load', async () => {
    const { page, loads } = opened;
    await page.goto(`${url}/docs/solid`);
    await waitAwake(page);
    await page.click('text="/docs/preact?go=solid"');
    await page.waitForURL('**/docs/solid?from=redirect');
    await page.waitForSelector('#from:text-is("redirect")');
    assert.is(loads.length, 1);
    await page.goto(`${url}/docs/preact?go=string`);
    assert.is(page.url(), `${url}/docs/string?from=redirect`);
  });

  test('the root, files and built images are below it, and nothing beside it', async () => {
    const { page } = opened;
    const image = page.waitForResponse((response) => response.url().includes('mark'));
    await page.goto(`${url}/docs/preact`);
    const answer = await image;
    assert.match(new URL(answer.url()).pathname, /^\/docs\//);
    assert.is(answer.status(), 200);
    for (const [path, status] of [
      ['/docs', 200],
      ['/docs?a=1', 200],
      ['/docs/robots.txt', 200],
      ['/docs/', 308],
      ['/', 404],
      ['/preact', 404],
      ['/robots.txt', 404],
      ['/docsish', 404],
    ] as const) {
      const response = await fetch(url + path, { redirect: 'manual' });
      assert.is(`${path} ${response.status}`, `${path} ${status}`);
    }
  });
}
