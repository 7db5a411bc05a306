/** The script that a browser downloads for the smallest page of each view layer. */
import { assert, suite } from '../_suite.ts';
import { downloadScripts, sum } from './_scripts.ts';

const test = suite('documentation: script sizes');

const KB = 1024;

for (const [path, budget] of [
  ['/preact/hello', 9 * KB],
  // Solid's runtime is one module for all pages of an app, so that this one has the counter's events, too;
  // for an app without them browser/budget.test.ts holds 9 KB.
  ['/solid/hello', 9.4 * KB],
] as const) {
  test(`${path} downloads at most ${budget / KB} KB`, async () => {
    const sizes = await downloadScripts(path);
    const total = sum(sizes);
    assert.ok(total > 3 * KB, 'a page that hydrates has script');
    assert.ok(total <= budget, `${total} bytes: ${JSON.stringify(sizes, undefined, 2)}`);
  });
}

test('/string/hello downloads none', async () => {
  assert.equal(await downloadScripts('/string/hello'), {});
});
