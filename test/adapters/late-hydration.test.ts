/** What has arrived late on the server, hydrated in a browser. */
import { assert, suite } from '../_suite.ts';
import type { mount, NamedView } from '../fixtures/views/client.ts';
import { openNamed } from './_views.ts';

declare const views: { mount: typeof mount; errors: string[]; calls: string[] };
declare const kept: Element[];

const test = suite('late parts');

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer} hydrates a lazy component onto the nodes of the server`, async () => {
    const view: NamedView = { layer, page: 'WithLazy', props: {} };
    const { page, errors, close } = await openNamed(view);
    await page.evaluate(() =>
      Object.assign(window, { kept: [...document.querySelectorAll('main *')] }),
    );
    const text = await page.textContent('main');
    await page.evaluate((named) => views.mount(named, true), view);
    await page.waitForFunction(() => {
      document.querySelector<HTMLElement>('#add')!.click();
      return document.querySelector('#add')!.textContent !== '0';
    });
    assert.ok(await page.evaluate(areKept));
    assert.is((await page.textContent('main'))!.replace(/\d+/, '0'), text);
    assert.equal(errors, []);
    await close();
  });
}

test('solid hydrates from the values of resources and loads nothing again', async () => {
  const view: NamedView = { layer: 'solid', page: 'OwnData', props: {} };
  const { page, errors, close } = await openNamed(view);
  assert.equal(await page.locator('li').allTextContents(), ['a', '</script>']);
  assert.is(await page.evaluate((named) => views.mount(named, true), view), 0);
  await page.click('#add');
  assert.is(await page.textContent('#add'), '1');
  assert.equal(await page.locator('li').allTextContents(), ['a', '</script>']);
  assert.equal(await page.evaluate(() => views.calls), []);
  assert.equal(errors, []);
  await close();
});

test('solid hydrates what an error boundary shows, without the error’s text', async () => {
  const view: NamedView = { layer: 'solid', page: 'OwnFailure', props: {} };
  const { page, errors, close } = await openNamed(view, () => {});
  assert.not.match(await page.content(), /hunter2/);
  assert.is(await page.evaluate((named) => views.mount(named, true), view), 0);
  assert.is(await page.textContent('main'), 'caught');
  assert.equal(errors, []);
  await close();
});

function areKept(): boolean {
  const nodes = document.querySelectorAll('main *');
  return kept.every((node, index) => node === nodes[index]);
}
