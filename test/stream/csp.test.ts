/** Late parts under a strict Content-Security-Policy, in a browser. */
import { readFile, writeFile } from 'node:fs/promises';
import { serve } from '@plinth/core/node';
import { buildFolder, copyFixture } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { afterRun } from '../_tally.ts';

const test = suite('streaming under a policy');
let url: string;

test.before(async () => {
  const folder = await copyFixture('late', 'late-csp');
  const file = `${folder}/vite.config.ts`;
  const config = await readFile(file, 'utf8');
  await writeFile(file, config.replace('plinth({', 'plinth({ csp: true,'));
  const server = await serve(await buildFolder(folder), { port: 0, host: '127.0.0.1' });
  afterRun(() => server.close());
  ({ url } = server);
});

for (const path of [
  'preact/await',
  'solid/await',
  'string/await',
  'preact/suspense',
  'solid/suspense',
]) {
  test(`${path}: each part goes to its place`, async () => {
    const { page, errors, messages, close } = await openPage();
    // The page is not woken: what moves the parts are the scripts in the document.
    await page.route('**/*.js', (route) => route.abort());
    const response = await page.goto(`${url}/${path}?reviews=200&total=100`);
    assert.match((await response!.allHeaders())['content-security-policy']!, /'nonce-/);
    const text = await page.innerText('main');
    assert.match(text, /Bob <\/script>|2 reviews/);
    assert.match(text, /42/);
    assert.is(await page.locator('template, #wait-reviews, #wait-total').count(), 0);
    const refused = [...errors, ...messages].filter((one) => !/ERR_FAILED/.test(one));
    assert.equal(refused, []);
    await close();
  });
}
