import { gzipSync } from 'node:zlib';
import { assert, suite } from '../_suite.ts';
import { serveApp } from '../_app.ts';
import { openPage } from '../_browser.ts';

const kilobyte = 1024;
const test = suite('the script that a small page downloads');

for (const [adapter, budget] of [
  ['preact', 9],
  ['solid', 9],
  ['string', 0],
] as const) {
  test(`${adapter}: at most ${budget} KB, gzipped`, async () => {
    const url = await serveApp('small');
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
