import { assert, suite } from '../_suite.ts';
import { devApp, waitFor } from '../_app.ts';

const test = suite('the log of the dev server');

for (const [path, line] of [
  ['/string/static?secret=1', /^GET \/string\/static 200 in \d+\.\d ms$/m],
  ['/nowhere', /^GET \/nowhere 404 in \d+\.\d ms$/m],
] as const) {
  test(`has one line for ${path}, without its search`, async () => {
    const { url, output } = await devApp('app');
    const before = output().length;
    await (await fetch(url + path)).text();
    const told = await waitFor(() => line.exec(output().slice(before))?.[0]);
    assert.is(output().slice(before).split(told).length, 2);
    assert.not.match(output().slice(before), 'secret');
  });
}

test('has none for what Vite serves', async () => {
  const { url, output } = await devApp('app');
  const before = output().length;
  assert.is((await fetch(`${url}/@vite/client`)).status, 200);
  await (await fetch(`${url}/string/static`)).text();
  await waitFor(() => output().slice(before).includes('/string/static') || undefined);
  assert.not.match(output().slice(before), '@vite');
});
