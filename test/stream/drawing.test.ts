/** Parts that come late within an SVG drawing: its elements are not HTML's. */
import { serveApp } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { openAsleep, waitAwake, watchRoot } from '../_hydration.ts';
import { assert, suite } from '../_suite.ts';
import type { Page } from 'playwright-core';

const namespace = 'http://www.w3.org/2000/svg';
const drawn = ['circle', 'linearGradient', 'text'].map((name) => `${namespace} ${name}`);

/** The elements of the drawing. */
async function readPlace(page: Page): Promise<string[]> {
  await page.waitForSelector('#late', { state: 'attached' });
  return page.$eval('#place', ({ children }) =>
    Array.from(children, ({ namespaceURI, localName }) => `${namespaceURI} ${localName}`),
  );
}

for (const layer of ['preact', 'solid', 'string']) {
  const test = suite(`late parts of drawings: ${layer}`);

  test('are drawn in a page that never wakes', async () => {
    const url = await serveApp('late');
    const { page, errors, close } = await openPage();
    await page.goto(`${url}/${layer}/drawing-asleep?reviews=200`);
    assert.equal(await readPlace(page), drawn);
    assert.is(await page.textContent('#place'), 'Bob </script>');
    assert.equal(errors, []);
    await close();
  });

  if (layer === 'string') continue;

  test('are drawn and hydrated', async () => {
    const url = await serveApp('late');
    const { page, errors, messages, close } = await openPage();
    const wake = await openAsleep(page, `${url}/${layer}/drawing?reviews=200`);
    assert.equal(await readPlace(page), drawn);
    const report = await watchRoot(page);
    await wake();
    assert.equal(await report(), { changes: [], isSame: true });
    assert.equal(errors, []);
    assert.equal(messages, []);
    await close();
  });

  test('are drawn by a page that is awake', async () => {
    const url = await serveApp('late');
    const { page, errors, close } = await openPage();
    await page.goto(`${url}/${layer}/drawing?reviews=2000`, { waitUntil: 'commit' });
    await waitAwake(page);
    assert.is(await page.locator('#wait-reviews').count(), 1);
    assert.equal(await readPlace(page), drawn);
    assert.equal(errors, []);
    await close();
  });
}
