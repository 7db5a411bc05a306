/** Deferred props in a browser, in each view layer: the built app on a real server. */
import { serveApp } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { openAsleep, waitAwake, watchRoot } from '../_hydration.ts';
import { assert, suite } from '../_suite.ts';

for (const layer of ['preact', 'solid']) {
  const test = suite(`deferred props in the browser: ${layer}`);

  test('the page is awake while parts are missing, and shows them as they arrive', async () => {
    const url = await serveApp('late');
    const { page, errors, messages, close } = await openPage();
    await page.goto(`${url}/${layer}/await?reviews=4000&total=3000`, { waitUntil: 'commit' });
    await waitAwake(page);
    await page.click('#outer');
    assert.is(await page.textContent('#outer'), '1');
    assert.ok(await page.isVisible('#wait-reviews'));
    assert.ok(await page.isVisible('#wait-total'));
    await page.waitForSelector('#total');
    assert.ok(await page.isVisible('#wait-reviews'));
    await page.waitForSelector('#reviews');
    assert.is(await page.textContent('#reviews p'), 'Ada <b>: 0');
    assert.is(await page.locator('#wait-reviews, #wait-total').count(), 0);
    assert.is(await page.textContent('main > p'), 'Total: 42!');
    await page.click('#inner');
    assert.is(await page.textContent('#inner'), '1');
    assert.is(await page.textContent('#outer'), '1');
    assert.equal(errors, []);
    assert.equal(messages, []);
    await close();
  });

  test('what has arrived before the script is hydrated as it is', async () => {
    const url = await serveApp('late');
    const { page, errors, messages, close } = await openPage();
    const wake = await openAsleep(page, `${url}/${layer}/await?reviews=150&total=300`);
    assert.is(await page.textContent('#reviews p'), 'Ada <b>: 0');
    assert.is(await page.textContent('main > p'), 'Total: 42!');
    assert.is(await page.locator('template, #wait-reviews, #wait-total').count(), 0);
    const report = await watchRoot(page);
    await wake();
    assert.equal(await report(), { changes: [], isSame: true });
    await page.click('#inner');
    await page.click('#outer');
    assert.is(await page.textContent('#inner'), '1');
    assert.equal(errors, []);
    assert.equal(messages, []);
    await close();
  });

  test('a rejection shows the error, without its text', async () => {
    const url = await serveApp('late');
    for (const delay of [0, 300, 1000]) {
      const { page, close } = await openPage();
      await page.goto(`${url}/${layer}/await?reviews=${delay}&fail=reviews`);
      await page.waitForSelector('#failed');
      await waitAwake(page);
      assert.is(await page.textContent('#failed'), 'This part of the page could not be loaded.');
      assert.not.match(await page.content(), /secret/);
      await page.click('#outer');
      assert.is(await page.textContent('#outer'), '1');
      await close();
    }
  });

  test('on a client navigation the page is shown before its parts', async () => {
    const url = await serveApp('late');
    const { page, errors, loads, close } = await openPage();
    await page.goto(`${url}/${layer}`);
    await waitAwake(page);
    await page.click('text=Late');
    await page.waitForSelector('#wait-reviews');
    await page.click('#outer');
    await page.waitForSelector('#total');
    assert.ok(await page.isVisible('#wait-reviews'));
    await page.waitForSelector('#reviews');
    assert.is(await page.textContent('#reviews p'), 'Ada <b>: 0');
    assert.is(await page.textContent('#outer'), '1');
    assert.is(loads.length, 1);
    assert.equal(errors, []);
    await close();
  });
}
