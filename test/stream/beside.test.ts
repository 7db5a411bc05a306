/** What a view has at once, on a page that is held back for what is deferred: the built app. */
import { buildApp, serveApp } from '../_app.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('beside what is deferred');

for (const layer of ['preact', 'solid', 'string']) {
  test(`${layer}: what is there already stands in its place`, async () => {
    const path = `/${layer}/beside?reviews=100`;
    const app = await buildApp('late');
    const answers = [await app.request(path), await fetch((await serveApp('late')) + path)];
    for (const answer of answers) {
      const html = await answer.text();
      const [shell, ...parts] = html.split('<template');
      assert.match(shell!, /<main>\s*<b>here<\/b>.*<i>wait<\/i>.*<\/main>/s);
      assert.is(parts.length, 1);
      assert.match(parts[0]!, /^><b>2<\/b>/);
    }
  });
}
