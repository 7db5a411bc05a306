/** The script that a browser downloads for the smallest page of each view layer. */
import { gzipSync } from 'node:zlib';
import { assert, suite } from '../_suite.ts';
import { openPage } from '../_browser.ts';
import { serveDocs } from './_docs.ts';

const test = suite('documentation: script sizes');

const KB = 1024;

/** Compressed bytes of each script, by its path. */
async function downloadScripts(path: string): Promise<Record<string, number>> {
  const url = await serveDocs();
  const { page, close } = await openPage();
  const sizes: Record<string, number> = {};
  const waiting: Promise<void>[] = [];
  page.on('response', (response) => {
    const isScript = response.request().resourceType() === 'script';
    if (!isScript && !/javascript/.test(response.headers()['content-type'] ?? '')) return;
    const add = (body: Buffer): void => {
      sizes[new URL(response.url()).pathname] = gzipSync(body, { level: 9 }).length;
    };
    waiting.push(response.body().then(add));
  });
  await page.goto(url + path, { waitUntil: 'networkidle' });
  await Promise.all(waiting);
  const inline = await page.evaluate(() =>
    [...document.scripts].filter(({ src, type }) => !src && type !== 'application/json'),
  );
  assert.is(inline.length, 0, 'script within the document would not be counted');
  await close();
  return sizes;
}

for (const [path, budget] of [
  ['/preact/hello', 9 * KB],
  ['/solid/hello', 9 * KB],
] as const) {
  test(`${path} downloads at most ${budget / KB} KB`, async () => {
    const sizes = await downloadScripts(path);
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    assert.ok(total > 3 * KB, 'a page that hydrates has script');
    assert.ok(total <= budget, `${total} bytes: ${JSON.stringify(sizes, undefined, 2)}`);
  });
}

test('/string/hello downloads none', async () => {
  assert.equal(await downloadScripts('/string/hello'), {});
});
