import { gzipSync } from 'node:zlib';
import { assert, suite } from '../_suite.ts';
import { serveApp } from '../_app.ts';
import { clickLink, openPage } from '../_browser.ts';

const kilobyte = 1024;
const test = suite('the script that a small page downloads');

for (const [fixture, adapter, budget] of [
  ['small', 'preact', 9],
  ['small', 'solid', 9],
  ['small', 'string', 0],
  ['small-late', 'preact', 12],
  ['small-late', 'solid', 13],
] as const) {
  const what = fixture === 'small' ? '' : ', with a deferred prop';
  test(`${adapter}${what}: at most ${budget} KB, gzipped`, async () => {
    const url = await serveApp(fixture);
    const { page, close } = await openPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(`${url}/${adapter}`, { waitUntil: 'networkidle' });
    if (adapter !== 'string') {
      await page.click('button');
      assert.is((await page.textContent('button'))?.trim(), '1');
    }
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body, { level: 9 }).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total <= budget * kilobyte, `${total} bytes: ${sizes.join(' + ')}`);
    assert.is(sizes.length > 0, budget > 0);
    await close();
  });
}

test('the runtime: waking at most 2.3 KB, a plain navigation at most 3 KB more, at the first link', async () => {
  const url = await serveApp('small');
  const { page, close } = await openPage();
  const sizes = new Map<string, number>();
  const reading: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const name = /\/assets\/([a-z]+)-/.exec(response.url())?.[1] ?? '';
    const add = (body: Buffer): unknown => sizes.set(name, gzipSync(body, { level: 9 }).length);
    if (response.request().resourceType() === 'script') reading.push(response.body().then(add));
  });
  await page.goto(`${url}/preact`, { waitUntil: 'networkidle' });
  await Promise.all(reading);
  assert.equal([...sizes.keys()].toSorted(), ['plinth', 'preact', 'runtime']);
  const waking = (sizes.get('plinth') ?? 0) + (sizes.get('runtime') ?? 0);
  assert.ok(waking <= 2.3 * kilobyte, `${waking} bytes`);
  await clickLink(page, '/solid');
  await page.waitForFunction(() => location.pathname === '/solid');
  await page.waitForLoadState('networkidle');
  await Promise.all(reading);
  // With the table of routes, and nothing else of the runtime's.
  const loaded = ['plinth', 'preact', 'routes', 'runtime', 'solid'];
  assert.equal([...sizes.keys()].toSorted(), loaded);
  const navigating = sizes.get('routes') ?? 0;
  assert.ok(navigating <= 3 * kilobyte, `${navigating} bytes`);
  await close();
});
