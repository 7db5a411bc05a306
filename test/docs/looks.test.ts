/** The documentation on narrow screens and in both colour schemes. */
import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { measureTexts, type ShownText } from './_contrast.ts';
import { visit } from './_visit.ts';

const test = suite('documentation: looks');
let opened: OpenPage;
test.before(async () => {
  opened = await openPage();
});
test.after(() => opened.close());

const paths = [
  '/',
  '/guide',
  '/guide/adapters',
  '/source/pages/preact/packages/index.tsx',
  '/preact/hello',
  '/preact/packages?page=2',
  `/preact/packages?q=${'a'.repeat(100)}`,
  '/solid/packages?sort=dependencies',
  '/string/packages/vite',
  '/solid/packages/@babel/helper-compilation-targets',
  '/nothing',
];

const widths = [360, 320] as const;
const colorSchemes = ['light', 'dark'] as const;

/** What reaches over the right edge, where the whole page would have to be scrolled to see it. */
async function listTooWide(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return wide.map((element) => element.outerHTML.slice(0, 100));
  });
}

async function measure(page: Page, colorScheme: 'light' | 'dark'): Promise<ShownText[]> {
  await page.emulateMedia({ colorScheme });
  return page.evaluate(measureTexts);
}

for (const path of paths) {
  test(`${path.slice(0, 60)} fits narrow screens, and reads well in both colour schemes`, async () => {
    const { page } = opened;
    await visit(page, path);
    for (const width of widths) assert.equal(await listTooWide(page, width), [], `${width} pixels`);
    for (const colorScheme of colorSchemes) {
      const texts = await measure(page, colorScheme);
      assert.ok(texts.length > 1);
      const pale = texts.filter(({ contrast }) => contrast < 4.5);
      assert.equal(pale, [], colorScheme);
    }
  });
}

test('what is too wide or too pale would be seen', async () => {
  const { page } = opened;
  await visit(page, '/guide');
  await page.addStyleTag({ content: 'h1 { width: 361px; color: #fbfaf7 }' });
  assert.is((await listTooWide(page, 360)).length, 1);
  const [light, dark] = [await measure(page, 'light'), await measure(page, 'dark')];
  const read = (texts: ShownText[]): number =>
    texts.find(({ element }) => element === 'h1')!.contrast;
  assert.is(read(light), 1);
  assert.ok(read(dark) > 15);
});
