/** The client halves of Preact and Solid, in a browser: the same behaviour of both. */
import { assert, suite } from '../_suite.ts';
import type { OpenPage } from '../_browser.ts';
import type { mount, NamedView, unmount, update } from '../fixtures/views/client.ts';
import { openNamed as open, openViews } from './_views.ts';

declare const views: {
  mount: typeof mount;
  update: typeof update;
  unmount: typeof unmount;
  errors: string[];
};
declare const kept: Element;

const props = { name: 'you', items: ['a', 'b'] };

for (const layer of ['preact', 'solid'] as const) {
  const other = layer === 'preact' ? 'solid' : 'preact';
  const test = suite(`${layer} client`);
  const counter: NamedView = { layer, page: 'Counter', props, url: '/a' };
  const layouts = [
    { layout: 'Box', props: { id: 'outer' } },
    { layout: 'Box', props: { id: 'inner' } },
  ];
  let opened: OpenPage;

  test.after.each(() => opened.close());

  test('hydrates what the server sent, and changes nothing of it', async () => {
    opened = await open({ ...counter, layouts, app: 'App' });
    const { page, errors } = opened;
    const before = await page.innerHTML('#root');
    await page.evaluate(() => Object.assign(window, { kept: document.querySelector('#add') }));
    assert.is(await hydrate(opened, { ...counter, layouts, app: 'App' }), 0);
    assert.is(await page.innerHTML('#root'), before);
    await page.click('#add');
    assert.is(await page.textContent('#add'), '1');
    assert.ok(await page.evaluate(() => kept === document.querySelector('#add')));
    assert.equal(errors, []);
  });

  test('gives the ids that the server gave', async () => {
    opened = await open(counter);
    const { page } = opened;
    const id = await page.getAttribute('#add', 'aria-describedby');
    assert.ok(id);
    await hydrate(opened, counter);
    assert.is(await page.getAttribute('#add', 'aria-describedby'), id);
    await page.click('#add');
    assert.is(await page.textContent(`[id="${id}"]`), '/a');
  });

  test('keeps state over an update of the props, and follows the route', async () => {
    opened = await open({ ...counter, layouts });
    const { page } = opened;
    await hydrate(opened, { ...counter, layouts });
    for (const selector of ['#add', '#outer > .box', '#inner > .box']) await page.click(selector);
    const next = { ...counter, props: { name: 'me', items: ['c'] }, url: '/b' };
    const moved = layouts.map(({ layout, props: own }) => ({
      layout,
      props: { id: `${own.id}2` },
    }));
    await page.evaluate((view) => views.update(view), { ...next, layouts: moved });
    assert.is(await page.textContent('#add'), '1');
    assert.is(await page.textContent('#outer2 > .box'), '1');
    assert.is(await page.textContent('#inner2 > .box'), '1');
    assert.match((await page.textContent('h1'))!, /^Hello (?:dear )?me$/);
    assert.equal(await page.locator('li').allTextContents(), ['c']);
    assert.equal(await page.locator('main > p').allTextContents(), ['/b']);
  });

  test('keeps layouts and the app when the page changes', async () => {
    opened = await open({ ...counter, layouts, app: 'App' });
    const { page, errors } = opened;
    await hydrate(opened, { ...counter, layouts, app: 'App' });
    await page.click('#outer > .box');
    await page.click('#inner > .box');
    const next = { layer, page: 'Other', props: { name: 'me' }, layouts, app: 'App' };
    const html = await page.evaluate((view) => views.update(view), next);
    assert.match(html, /<section[^>]*>Other (?:<!--\$-->)?me/);
    assert.is(await page.textContent('article > #outer > .box'), '1');
    assert.is(await page.textContent('#inner > .box'), '1');
    await page.evaluate((view) => views.update(view), { ...next, layouts: layouts.slice(0, 1) });
    assert.is(await page.textContent('#outer > .box'), '1');
    assert.is(await page.locator('#inner').count(), 0);
    await page.evaluate((view) => views.update(view), { ...counter, app: 'App' });
    assert.is(await page.textContent('article > main > #add'), '0');
    assert.equal(errors, []);
  });

  test('mounts without hydrating', async () => {
    opened = await openViews({ html: '<p>left over</p>' });
    const { page } = opened;
    await page.evaluate((view) => views.mount(view, false), counter);
    assert.is(await page.locator('#root > *').count(), 1);
    await page.click('#add');
    assert.is(await page.textContent('#add'), '1');
  });

  test('leaves an empty root, which the other view layer and itself can take', async () => {
    opened = await open(counter);
    const { page, errors } = opened;
    await hydrate(opened, counter);
    for (const next of [other, layer, other, layer] as const) {
      assert.is(await page.evaluate(() => views.unmount()), '');
      await page.evaluate((view) => views.mount(view, false), { ...counter, layer: next });
      await page.click('#add');
      assert.is(await page.textContent('#add'), '1');
    }
    assert.equal(errors, []);
  });

  test('hydrates again in a root that has been used', async () => {
    opened = await open(counter);
    const { page } = opened;
    const html = await page.innerHTML('#root');
    for (let round = 0; round < 2; round++) {
      assert.is(await hydrate(opened, counter), 0);
      await page.click('#add');
      await page.evaluate(() => views.unmount());
      await page.evaluate((text) => (document.querySelector('#root')!.innerHTML = text), html);
    }
  });

  test('rejects when a page throws, on mount and on update', async () => {
    opened = await open(counter);
    const { page } = opened;
    const broken = { layer, page: 'Throwing', props: {} };
    await hydrate(opened, counter);
    assert.match(await page.evaluate(catchUpdate, broken), /on purpose/);
    await page.evaluate(() => views.unmount());
    assert.match(await page.evaluate(catchMount, broken), /on purpose/);
    assert.equal(await page.evaluate(() => views.errors), [], 'they are not reported as well');
  });

  test('reports what fails later, and leaves the rest of the page', async () => {
    opened = await openViews({ html: '' });
    const { page, errors } = opened;
    await page.evaluate((view) => views.mount(view, false), {
      layer,
      page: 'ThrowsLater',
      props: {},
    });
    await page.click('#add');
    await page.waitForFunction(() => views.errors.length === 1);
    assert.equal(await page.evaluate(() => views.errors), ['Error: in effect']);
    await page.click('#add');
    await page.waitForFunction(() => views.errors.length === 2);
    assert.match(await page.evaluate(() => views.errors[1]!), /in render/);
    assert.is(await page.textContent('p'), 'stays');
    assert.equal(errors, []);
  });
}

function hydrate({ page }: OpenPage, named: NamedView): Promise<number> {
  return page.evaluate((view) => views.mount(view, true), named);
}

function catchMount(named: NamedView): Promise<string> {
  return views.mount(named, false).then(() => 'no error', String);
}

function catchUpdate(named: NamedView): Promise<string> {
  return views.update(named).then(() => 'no error', String);
}
