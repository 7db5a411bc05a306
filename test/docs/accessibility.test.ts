/** Every page of the documentation under axe-core, in both colour schemes. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { paths } from './_pages.ts';
import { visit } from './_visit.ts';

const test = suite('documentation: accessibility');
let opened: OpenPage;
test.before(async () => {
  opened = await openPage();
});
test.after(() => opened.close());

/** The rules that the page breaks, each with the elements that break it. */
async function listViolations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(
      ({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ html }) => html).join(' ')}`,
    );
  });
}

for (const path of paths) {
  test(`axe-core finds no violation on ${path}, light and dark`, async () => {
    const { page } = opened;
    await visit(page, path);
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      assert.equal(await listViolations(page), [], colorScheme);
    }
  });
}

test('what breaks a rule would be found', async () => {
  const { page } = opened;
  await visit(page, '/guide');
  await page.evaluate(axe.source);
  await page.evaluate(() => document.body.append(document.createElement('img')));
  assert.match((await listViolations(page)).join(), /^image-alt/);
});
