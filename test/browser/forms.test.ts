import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { devApp, serveApp } from '../_app.ts';
import { type OpenPage, clickLink, openPage } from '../_browser.ts';
import { collectLog } from '../_log.ts';
import { listen, type Listening } from '../_server.ts';

const places: Record<string, () => Promise<string>> = {
  'the built app': () => serveApp('api'),
  'the dev server': async () => (await devApp('api')).url,
};

for (const [place, open] of Object.entries(places)) {
  const test = suite(`forms and drafts in the browser, on ${place}`);
  let url: string;
  let other: Listening;
  let opened: OpenPage;
  collectLog(test);
  test.before(async () => {
    url = await open();
    other = await listen((_, res) => res.setHeader('content-type', 'text/html').end('<p>evil</p>'));
  });
  test.after(() => other.close());
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(() => opened.close());

  const shown = (page: Page): Promise<unknown> =>
    page.locator('#props').evaluate((element) => JSON.parse(element.textContent ?? ''));

  test('a form posts to its own page', async () => {
    const { page } = opened;
    await page.goto(`${url}/string/unread`);
    await submit(page, `${url}/string/form`);
    assert.equal(await shown(page), { entries: [['a', '1']] });
  });

  test('a form of another site does not get through', async () => {
    const { page } = opened;
    await page.goto(other.url);
    for (const path of ['/string/form', '/api/web/form']) {
      const [response] = await Promise.all([
        page.waitForResponse(url + path),
        submit(page, url + path),
      ]);
      assert.is(response.status(), 403, path);
      await page.goto(other.url);
    }
  });

  test('61: draft mode holds on client navigation, without a reload', async () => {
    const { page, loads } = opened;
    await page.goto(`${url}/preact/unread`, { waitUntil: 'networkidle' });
    await follow(page, '/preact/draft');
    assert.equal(await shown(page), { draftMode: false });
    await page.evaluate(() => fetch('/api/draft?enable=true'));
    await follow(page, '/preact/unread');
    await follow(page, '/preact/draft');
    assert.equal(await shown(page), { draftMode: true });
    assert.equal(loads, [`${url}/preact/unread`]);
    assert.is(await page.evaluate(() => document.cookie), '');
  });
}

async function submit(page: Page, action: string): Promise<void> {
  await page.evaluate((to) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = to;
    form.innerHTML = '<input name="a" value="1">';
    document.body.append(form);
    form.submit();
  }, action);
  await page.waitForURL(action);
}

async function follow(page: Page, href: string): Promise<void> {
  await clickLink(page, href);
  await page.waitForURL((now) => now.pathname === href);
  const key = href.endsWith('draft') ? 'draftMode' : 'read';
  await page.locator('#props', { hasText: key }).waitFor();
}
