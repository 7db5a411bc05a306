import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type OpenPage, clickLink, openPage } from '../_browser.ts';
import { waitAwake, wakeAll } from '../_hydration.ts';
import { placesOf } from '../_platform.ts';

const i18n = { locales: ['en', 'fr'], defaultLocale: 'en', localeDetection: false };
const places = placesOf('languages', { i18n }, 4660);

for (const [place, open] of Object.entries(places)) {
  const test = suite(`the language of the document, on ${place}`);
  let url: string;
  let opened: OpenPage;
  test.before(async () => {
    url = await open();
    await wakeAll(['/preact', '/solid', '/string'].map((path) => url + path));
  });
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(() => opened.close());

  const follow = async (page: Page, path: string): Promise<void> => {
    await clickLink(page, path);
    await page.waitForSelector(`h1:text-is("${path.split('/').at(-1)}")`);
  };

  test('is that of the locale, on a load and after each navigation', async () => {
    const { page, loads } = opened;
    const lang = (): Promise<string> => page.evaluate(() => document.documentElement.lang);
    await page.goto(`${url}/fr/preact`);
    await waitAwake(page);
    assert.is(await lang(), 'fr');
    for (const [path, expected] of [
      ['/fr/solid', 'fr'],
      ['/string', 'en'],
      ['/preact', 'en'],
      ['/fr/string', 'fr'],
    ] as const) {
      await follow(page, path);
      assert.is(await lang(), expected, path);
    }
    await page.goBack();
    await page.waitForURL('**/preact');
    await page.waitForSelector('h1:text-is("preact")');
    assert.is(await lang(), 'en');
    assert.is(loads.length, 1);
  });
}
