import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { attribute, elements } from '../_html.ts';
import { waitAwake, wakeAll } from '../_hydration.ts';
import { placesOf } from '../_platform.ts';

const places = placesOf('csp', { csp: true }, 4640);
const paths = ['/preact', '/solid', '/string'];

for (const [place, open] of Object.entries(places)) {
  const test = suite(`csp, on ${place}`);
  let url: string;
  let opened: OpenPage;
  test.before(async () => {
    url = await open();
    await wakeAll(paths.map((path) => url + path));
  });
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(() => opened.close());

  /** Everything that the browser has refused or complained of. */
  function complaints(): string[] {
    const { messages, errors } = opened;
    return [...errors, ...messages.filter((message) => !message.includes('[vite]'))];
  }

  for (const path of paths) {
    test(`${path} wakes, has its style, and goes to the others without a violation`, async () => {
      const { page, loads } = opened;
      await page.goto(url + path);
      await waitAwake(page);
      for (const next of [...paths.filter((one) => one !== path), path]) {
        await page.click(`text="${next}"`);
        await page.waitForSelector(`h1:text-is("${next.slice(1)}")`);
        const color = await page.locator('h1').evaluate((h1) => getComputedStyle(h1).color);
        assert.is(color, 'rgb(1, 2, 3)');
      }
      assert.is(loads.length, 1);
      assert.equal(complaints(), []);
    });
  }

  test('scripts of the head run once, also those that a navigation brings', async () => {
    const { page } = opened;
    const read = (): Promise<unknown> =>
      page.evaluate(() => {
        const { ran, other } = globalThis as { ran?: number; other?: boolean };
        return [ran, other];
      });
    await page.goto(`${url}/preact`);
    await waitAwake(page);
    assert.equal(await read(), [1, undefined]);
    await page.click('text="/solid"');
    await page.waitForSelector('h1:text-is("solid")');
    assert.equal(await read(), [1, undefined]);
    await page.click('text="/string"');
    await page.waitForSelector('h1:text-is("string")');
    assert.equal(await read(), [1, true]);
    assert.equal(complaints(), []);
  });

  test("a page's own script in its head runs, on a page without script of ours too", async () => {
    const { page } = opened;
    await page.goto(`${url}/plain`);
    assert.is(await page.title(), 'plain!');
    assert.equal(complaints(), []);
  });

  test('a script without the nonce does not run', async () => {
    const { page } = opened;
    await page.goto(`${url}/preact`);
    await waitAwake(page);
    await page.evaluate(() => {
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x:" onerror="document.title = 1">';
      document.body.append(holder);
    });
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('img[src="x:"]')?.complete,
    );
    assert.is(await page.title(), 'preact');
    assert.match(complaints().join(), /violates the following Content Security Policy/);
  });

  test('error pages have a policy that they keep', async () => {
    const { page } = opened;
    for (const path of ['/preact?fail=1', '/nowhere']) {
      const response = await page.goto(url + path);
      assert.match(response?.headers()['content-security-policy'] ?? '', /^default-src 'self'/);
    }
    const refused = complaints().filter((message) => message.includes('Content Security Policy'));
    assert.equal(refused, []);
  });

  test('each response has a nonce of its own, on all that loads or runs', async () => {
    const seen = new Set<string>();
    for (let i = 0; i < 4; i += 1) {
      const response = await fetch(`${url}/${i < 3 ? 'solid' : 'plain'}`);
      const policy = response.headers.get('content-security-policy') as string;
      const nonce = /'nonce-([A-Za-z\d+/]{22}==)'/.exec(policy)?.[1] as string;
      seen.add(nonce);
      const html = await response.text();
      for (const element of elements(html)) {
        if (!['script', 'style', 'link'].includes(element.tagName)) continue;
        assert.is(
          attribute(element, 'nonce'),
          nonce,
          `${element.tagName} ${JSON.stringify(element.attrs)}`,
        );
      }
      assert.not.match(html, /plinth-nonce|\ue000/);
    }
    assert.is(seen.size, 4);
  });
}
