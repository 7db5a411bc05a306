/** What components say of the head in parts that come late, when the head has been sent. */
import { buildApp, serveApp } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { openAsleep, waitAwake } from '../_hydration.ts';
import { collectLog } from '../_log.ts';
import { assert, suite } from '../_suite.ts';
import type { Page } from 'playwright-core';

/** What the page's late `Head` says: it would end a script, where it were written into one. */
const title = 'Bob </script>';

async function waitForHead(page: Page): Promise<void> {
  await page.waitForFunction((wanted) => document.title === wanted, title);
  assert.is(await page.getAttribute('meta[name="late"]', 'content'), title);
  assert.is(await page.locator('meta[name="late"], title').count(), 2);
}

for (const layer of ['preact', 'solid']) {
  const test = suite(`Head in late parts: ${layer}`);
  const logged = collectLog(test);

  test('of a part that came before the page woke', async () => {
    const url = await serveApp('late');
    const { page, errors, messages, close } = await openPage();
    const wake = await openAsleep(page, `${url}/${layer}/head?reviews=200`);
    assert.is(await page.textContent('#reviews'), '2');
    assert.is(await page.title(), 'Shell');
    await wake();
    await waitForHead(page);
    assert.equal(errors, []);
    assert.equal(messages, []);
    await close();
  });

  test('of a part that comes when the page is awake', async () => {
    const url = await serveApp('late');
    const { page, errors, close } = await openPage();
    await page.goto(`${url}/${layer}/head?reviews=2000`, { waitUntil: 'commit' });
    await waitAwake(page);
    assert.is(await page.title(), 'Shell');
    await page.waitForSelector('#reviews');
    await waitForHead(page);
    assert.equal(errors, []);
    await close();
  });

  test('of a page that is shown by a client navigation', async () => {
    const url = await serveApp('late');
    const { page, errors, loads, close } = await openPage();
    await page.goto(`${url}/${layer}`);
    await waitAwake(page);
    await page.click('text=Head');
    await page.waitForSelector('#wait-reviews');
    assert.is(await page.title(), 'Shell');
    await waitForHead(page);
    assert.is(loads.length, 1);
    assert.equal(errors, []);
    await close();
  });

  test('of a part that is there before the shell is sent, and for crawlers', async () => {
    const app = await buildApp('late');
    const crawler = { headers: { 'user-agent': 'Googlebot/2.1' } };
    for (const [delay, init] of [[0], [50, crawler]] as const) {
      const html = await (await app.request(`/${layer}/head?reviews=${delay}`, init)).text();
      assert.match(html, '<title>Bob &lt;/script');
    }
    assert.equal(logged, []);
  });

  test('what a late Head says is sent as data, and never as a script', async () => {
    const app = await buildApp('late');
    const html = await (await app.request(`/${layer}/head?reviews=50`)).text();
    const [, ...texts] = html.split('Bob ');
    assert.is(texts.length, 1);
    assert.match(texts[0]!, /^\\u003C\/script>/);
    assert.equal(logged, []);
  });

  test('of a page that never wakes it has no effect, and that is reported once', async () => {
    const app = await buildApp('late');
    const html = await (await app.request(`/${layer}/head-asleep?reviews=50`)).text();
    assert.match(html, /<p[^>]* id="reviews"/);
    assert.is(logged.length, 1);
    assert.match(logged[0]!, /PLINTH_HEAD_LATE/);
    await (await app.request(`/${layer}/head-asleep`)).text();
    assert.is(logged.length, 1);
  });
}
