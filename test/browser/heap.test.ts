import type { CDPSession } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { layers, places, visit } from '../_client.ts';

const test = suite('500 navigations');
const megabyte = 1024 * 1024;

/** Bytes in use once all that can be freed is. */
async function measureHeap(devtools: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

test('through all view layers keep less than 1 MB', async () => {
  const url = await places['the built app']!();
  const { page, loads, errors, messages, close } = await visit(`${url}/preact/item/a`);
  const paths = layers.flatMap((layer) =>
    ['item/a', 'item/b', 'static'].map((path) => `/${layer}/${path}`),
  );
  const go = (count: number): Promise<void> =>
    page.evaluate(
      async ([targets, times]) => {
        for (let step = 0; step < times; step += 1) {
          await client.navigate(`${targets[step % targets.length]}?step=${step}`);
        }
      },
      [paths, count] as const,
    );
  const devtools = await page.context().newCDPSession(page);
  // What is compiled and cached once is there before the first figure is taken.
  await go(60);
  const before = await measureHeap(devtools);
  await go(500);
  const growth = (await measureHeap(devtools)) - before;
  assert.ok(growth < megabyte, `${growth} bytes more`);
  assert.is(loads.length, 1);
  assert.equal([...errors, ...messages], []);
  await close();
});
