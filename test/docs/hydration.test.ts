/** How the script of the documentation's pages takes over what the server has sent. */
import { assert, suite } from '../_suite.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { watchRoot } from '../_hydration.ts';
import { shownNames, visitAsleep } from './_visit.ts';

const test = suite('documentation: hydration');
let opened: OpenPage;
test.before(async () => {
  opened = await openPage();
});
test.after.each(() => {
  const { messages, errors } = opened;
  assert.equal([messages.splice(0), errors.splice(0)], [[], []]);
});
test.after(() => opened.close());

for (const layer of ['preact', 'solid'] as const) {
  for (const path of [
    'hello',
    'slow',
    'packages',
    'packages?q=babel&sort=size&order=asc&page=2',
    'packages?q=no-such-package',
    'packages/vite',
    'packages/@babel/core',
    'packages/kleur',
  ]) {
    test(`${layer}: /${path} hydrates onto what the server has sent`, async () => {
      const { page } = opened;
      const wake = await visitAsleep(page, `/${layer}/${path}`);
      const readRoot = await watchRoot(page);
      await wake();
      assert.equal(await readRoot(), { changes: [], isSame: true });
    });
  }

  test(`${layer}: what was typed before the script came filters when it is there`, async () => {
    const { page } = opened;
    const wake = await visitAsleep(page, `/${layer}/packages`);
    await page.fill('#q', 'plugin');
    assert.is((await shownNames(page)).length, 25);
    const readRoot = await watchRoot(page);
    await wake();
    assert.not.equal((await readRoot()).changes, []);
    assert.is(await page.inputValue('#q'), 'plugin');
    const names = await shownNames(page);
    assert.ok(names.length > 0 && names.length < 25);
  });
}
