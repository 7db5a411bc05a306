import { assert, suite } from '../_suite.ts';
import { clickLink } from '../_browser.ts';
import { layers, places, type Visit, visit, waitForHeading } from '../_client.ts';

const test = suite('a bad network');
let url: string;
let opened: Visit;
test.before(async () => {
  url = await places['the built app']!();
});
test.after.each(() => opened.close());

/** Bytes a second and milliseconds of the slowest phones. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 20_000 };
const offline = { ...slow, offline: true };

async function emulate(conditions: typeof slow): Promise<void> {
  const devtools = await opened.page.context().newCDPSession(opened.page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', conditions);
}

for (const layer of layers) {
  test(`${layer}: a slow one lets the page live, and the last click counts`, async () => {
    opened = await visit(`${url}/${layer}/item/a`);
    const { page, loads, errors, messages } = opened;
    await emulate(slow);
    await page.evaluate(() => {
      for (const name of ['static', 'slow', 'b']) {
        [...document.querySelectorAll('a')].find(({ text }) => text === name)!.click();
      }
    });
    assert.is(await page.textContent('h1'), 'Item a', 'what is there stays until the next is');
    if (layer !== 'string') {
      await page.click('button[type=button]');
      assert.is((await page.textContent('button[type=button]'))?.trim(), '1');
    }
    await waitForHeading(page, 'Item b');
    await page.waitForTimeout(1000);
    assert.is(await page.textContent('h1'), 'Item b');
    await page.goBack();
    await waitForHeading(page, 'Item a');
    assert.is(loads.length, 1);
    assert.equal([...errors, ...messages], []);
  });

  test(`${layer}: without one a click is a full load, once, and what was there comes back with it`, async () => {
    opened = await visit(`${url}/${layer}/item/a`);
    const { page, loads } = opened;
    await emulate(offline);
    // The browser's own page for it.
    const isOffline = page.waitForEvent('framenavigated', (frame) =>
      frame.url().startsWith('chrome-error:'),
    );
    await page.click('text="b"');
    await isOffline;
    await page.waitForTimeout(500);
    assert.equal(loads, [`${url}/${layer}/item/a`, `${url}/${layer}/item/b`]);
    await emulate({ ...offline, offline: false });
    await page.goto(`${url}/${layer}/item/b`);
    await waitForHeading(page, 'Item b');
    await page.goBack();
    await waitForHeading(page, 'Item a');
  });

  test(`${layer}: without one, what fails without a click leaves the page alone`, async () => {
    opened = await visit(`${url}/${layer}/links`);
    const { page, loads } = opened;
    // The code of navigations is there.
    await page.waitForLoadState('networkidle');
    await emulate(offline);
    await page.hover('text="pointed"');
    await page.evaluate((path) => client.prefetch(path, { data: true }), `/${layer}/item/b`);
    assert.is(await page.textContent('h1'), 'Links');
    await emulate({ ...offline, offline: false });
    await page.click('text="pointed"');
    await waitForHeading(page, 'Item pointed');
    assert.is(loads.length, 1);
  });
}

for (const [part, from, target, heading] of [
  ['head', '/preact/item/a', '/preact/item/b', 'Item b'],
  ['styles', '/preact/styled/one', '/preact/styled/two', 'two preact'],
  ['seldom', '/preact/item/a', '/preact/item/b/', 'Item b'],
  ['seldom', '/preact/static', '/preact/deferred', 'deferred'],
] as const) {
  test(`a part of the runtime that cannot be loaded (${part}, for ${target}) makes a click a full load`, async () => {
    opened = await visit(url + from);
    const { page, loads } = opened;
    let asked = 0;
    await page.route(`**/assets/${part}-*.js`, (route) => {
      asked += 1;
      return route.abort();
    });
    await clickLink(page, target);
    await waitForHeading(page, heading);
    assert.is(loads.length, 2);
    assert.ok(asked > 0);
  });
}
