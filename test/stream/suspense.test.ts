/** Suspense and lazy components in a browser: the built app on a real server. */
import { serveApp } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { openAsleep, waitAwake, watchRoot } from '../_hydration.ts';
import { assert, suite } from '../_suite.ts';

const content = ['0', '2 reviews, 0', 'total 42, 0', '0'];

for (const layer of ['preact', 'solid']) {
  const test = suite(`Suspense in the browser: ${layer}`);

  test('parts go to their places out of order, and are hydrated as they are', async () => {
    const url = await serveApp('late');
    const { page, errors, messages, close } = await openPage();
    const wake = await openAsleep(page, `${url}/${layer}/suspense?reviews=300&total=100`);
    const read = (): Promise<string[]> => page.locator('main > button').allTextContents();
    assert.equal(await read(), content);
    assert.is(await page.locator('template, main > i').count(), 0);
    const report = await watchRoot(page);
    await wake();
    await page.waitForLoadState('networkidle');
    assert.equal(await report(), { changes: [], isSame: true });
    for (const button of await page.locator('main > button').all()) await button.click();
    assert.equal(await read(), ['1', '2 reviews, 1', 'total 42, 1', '1']);
    assert.equal(errors, []);
    assert.equal(messages, []);
    await close();
  });

  test('a page that is awake shows the parts that come later, once', async () => {
    const url = await serveApp('late');
    const { page, errors, close } = await openPage();
    await page.goto(`${url}/${layer}/suspense?reviews=4000&total=3000`, { waitUntil: 'commit' });
    await waitAwake(page);
    await page.click('#outer');
    assert.is(await page.textContent('#outer'), '1');
    assert.ok(await page.isVisible('#wait-reviews'));
    await page.waitForFunction(() => /total 42/.test(document.querySelector('main')!.innerText));
    assert.ok(await page.isVisible('#wait-reviews'));
    await page.waitForFunction(() => /2 reviews/.test(document.querySelector('main')!.innerText));
    await page.waitForLoadState('networkidle');
    for (const button of await page.locator('.read, #lazy').all()) await button.click();
    assert.equal(await page.locator('main > *').allTextContents(), [
      '1',
      '2 reviews, 1',
      'total 42, 1',
      '1',
    ]);
    assert.equal(errors, []);
    await close();
  });
}
