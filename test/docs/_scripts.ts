import { gzipSync } from 'node:zlib';
import { assert } from '../_suite.ts';
import { openPage } from '../_browser.ts';
import { serveDocs } from './_docs.ts';

/** Compressed bytes of each script that a browser downloads for a page of the documentation, by its path. */
export async function downloadScripts(path: string): Promise<Record<string, number>> {
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

export function sum(sizes: Record<string, number>): number {
  return Object.values(sizes).reduce((total, size) => total + size, 0);
}
