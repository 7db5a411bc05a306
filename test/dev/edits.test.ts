import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { assert, suite } from '../_suite.ts';
import { type RunningCommand, copyFixture, startCommand, waitFor } from '../_app.ts';
import { type OpenPage, clickLink, openPage } from '../_browser.ts';
import { editFile, hasText } from './_edits.ts';

const test = suite('edits in dev');
let folder: string;
let dev: RunningCommand;
let opened: OpenPage;

test.before(async () => {
  folder = await copyFixture('app', 'dev-edits');
  dev = await startCommand(folder, ['dev', '--port', '4700', '--host', '127.0.0.1']);
  for (const name of ['preact/counter', 'solid/counter', 'string/live']) {
    opened = await openPage();
    await go(`/${name}`);
    await opened.close();
  }
});
test.before.each(async () => {
  opened = await openPage();
});
test.after.each(() => opened.close());
test.after(async () => void (await dev.stop()));

async function go(path: string): Promise<Page> {
  const { page } = opened;
  await page.goto(dev.url + path);
  await page.waitForFunction(() => history.scrollRestoration === 'manual');
  return page;
}

function edit(path: string, from: string, to: string): Promise<() => Promise<void>> {
  return editFile(join(folder, path), from, to);
}

test('a Preact component keeps its state [32]', async () => {
  const page = await go('/preact/counter?start=3');
  await page.click('button');
  await edit('pages/preact/counter.tsx', '<h1>Counter preact', '<h1>Edited preact');
  await hasText(page, 'h1', 'Edited preact');
  await hasText(page, 'button', '4');
  assert.is(opened.loads.length, 1);
});

test('a Solid component is replaced without a reload, and what stands around it keeps its state', async () => {
  const page = await go('/solid/counter?start=3');
  await page.click('button');
  await edit('pages/solid/_child.tsx', '>child<', '>edited<');
  await hasText(page, 'em', 'edited');
  await hasText(page, 'button', '4');
  assert.is(opened.loads.length, 1);
});

for (const [path, file] of [
  ['/preact/counter', 'pages/preact/counter.tsx'],
  ['/solid/counter', 'pages/solid/counter.tsx'],
  ['/string/live', 'pages/string/live.ts'],
] as const) {
  test(`${file}: new data of getServerSideProps is shown`, async () => {
    const page = await go(path);
    const before = await page.textContent('#size');
    // A string page has no state to keep, and its module is loaded with the document.
    const hasState = path !== '/string/live';
    if (hasState) await page.click('button');
    const undo = await edit(file, 'size: canary.length', 'size: canary.length + 1000');
    await hasText(page, '#size', String(Number(before) + 1000));
    if (hasState) await hasText(page, 'button', '1');
    await undo();
    await hasText(page, '#size', String(before));
    if (hasState) assert.is(opened.loads.length, 1);
  });
}

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer}: an edit of head is shown in place`, async () => {
    const page = await go(`/${layer}/counter?start=3`);
    await page.click('button');
    const undo = await edit(
      `pages/${layer}/counter.tsx`,
      "head = { title: 'Counter",
      "head = { title: 'Edited",
    );
    await page.waitForFunction((title) => document.title === title, `Edited ${layer}`);
    await hasText(page, 'button', '4');
    await undo();
    await page.waitForFunction((title) => document.title === title, `Counter ${layer}`);
    await hasText(page, 'button', '4');
    assert.is(opened.loads.length, 1);
  });

  test(`${layer}: an edit of a style sheet is shown in place, on a page that was navigated to as well`, async () => {
    const page = await go(`/${layer}/counter?start=3`);
    const other = layer === 'preact' ? 'solid' : 'preact';
    const isRed = (): Promise<unknown> =>
      page.waitForFunction(
        () => getComputedStyle(document.querySelector('h1')!).color === 'rgb(255, 0, 0)',
      );
    const isOwn = (): Promise<unknown> =>
      page.waitForFunction(
        () => getComputedStyle(document.querySelector('h1')!).color !== 'rgb(255, 0, 0)',
      );
    const color = layer === 'preact' ? 'rgb(1, 2, 3)' : 'rgb(4, 5, 6)';
    await page.click('button');
    const undo = await edit(`styles/${layer}.css`, color, 'rgb(255, 0, 0)');
    await isRed();
    await hasText(page, 'button', '4');
    await undo();
    await isOwn();
    await page.click(`nav >> text="${other}"`);
    await page.waitForFunction((title) => document.title === title, `Counter ${other}`);
    await page.click(`nav >> text="${layer}"`);
    await page.waitForFunction((title) => document.title === title, `Counter ${layer}`);
    const undoAgain = await edit(`styles/${layer}.css`, color, 'rgb(255, 0, 0)');
    await isRed();
    await undoAgain();
    await isOwn();
    assert.is(opened.loads.length, 1);
  });
}

test('a module that only the server runs is taken anew', async () => {
  const page = await go('/preact/counter');
  const undo = await edit('lib/secret.ts', 'server-canary-3f9c', 'server-canary-3f9c-and-longer');
  await hasText(page, '#size', String('server-canary-3f9c-and-longer'.length));
  await undo();
});

test('a page without script is loaded anew', async () => {
  const { page } = opened;
  await page.goto(`${dev.url}/string/static`);
  await page.waitForLoadState('networkidle');
  await edit('pages/string/static.ts', '<h1>Static string', '<h1>Edited string');
  await hasText(page, 'h1', 'Edited string');
});

test('a syntax error shows the overlay with the source line, and goes away', async () => {
  const page = await go('/preact/counter');
  const undo = await edit('pages/preact/counter.tsx', 'return (', 'return ((');
  const overlay = page.locator('vite-error-overlay');
  await overlay.waitFor();
  assert.match(
    (await overlay.evaluate((node) => node.shadowRoot?.textContent)) ?? '',
    /counter\.tsx/,
  );
  await page.goto(`${dev.url}/preact/counter`);
  await overlay.waitFor();
  const text = (await overlay.evaluate((node) => node.shadowRoot?.textContent)) ?? '';
  assert.match(text, /counter\.tsx:\d+:\d+/);
  await undo();
  await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('preact'));
  assert.is(await overlay.count(), 0);
});

for (const layer of ['preact', 'solid', 'string'] as const) {
  const start = layer === 'string' ? 'live' : 'counter';

  test(`${layer}: an error of getServerSideProps shows the overlay with the source line, on a navigation too`, async () => {
    const page = await go(`/${layer}/${start}`);
    for (const toError of [clickLink, visit]) {
      await toError(page, `/${layer}/case/throw`);
      await expectOverlay(page);
    }
  });

  test(`${layer}: so it does where middleware has replaced the request`, async () => {
    const page = await go(`/${layer}/${start}`);
    for (const toError of [clickLink, visit]) {
      await toError(page, `/${layer}/case/replaced`);
      await expectOverlay(page);
    }
  });
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(dev.url + path);
}

/** The overlay names the place of the error in the sources, and shows its line. */
async function expectOverlay(page: Page): Promise<void> {
  const overlay = page.locator('vite-error-overlay');
  await overlay.waitFor();
  const text = await overlay.evaluate((node) => {
    const { shadowRoot } = node;
    for (const style of shadowRoot!.querySelectorAll('style')) style.remove();
    return shadowRoot!.textContent ?? '';
  });
  const source = await readFile(join(folder, 'lib/cases.ts'), 'utf8');
  const line = source.split('\n').findIndex((one) => one.includes('secret-canary-text')) + 1;
  assert.match(text, 'secret-canary-text');
  assert.match(text, new RegExp(`lib/cases\\.ts:${line}:\\d+`));
  assert.match(text, "throw new Error('secret-canary-text')");
}

test('a page that is added can be navigated to', async () => {
  const file = join(folder, 'pages/preact/arrived.tsx');
  const page = await go('/preact/counter');
  await writeFile(file, '/** @jsxImportSource preact */\nexport default () => <h1>Arrived</h1>;');
  await waitForStatus('/preact/arrived', 200);
  await page.waitForFunction(() => history.scrollRestoration === 'manual');
  const before = opened.loads.length;
  await clickLink(page, '/preact/arrived');
  await hasText(page, 'h1', 'Arrived');
  assert.is(opened.loads.length, before);
  await rm(file);
  await waitForStatus('/preact/arrived', 404);
});

test('a page that is added is there, and one that is removed is not', async () => {
  const file = join(folder, 'pages/preact/added.tsx');
  await writeFile(file, '/** @jsxImportSource preact */\nexport default () => <h1>Added</h1>;');
  await waitForStatus('/preact/added', 200);
  const { page } = opened;
  await page.goto(`${dev.url}/preact/added`);
  assert.is(await page.textContent('h1'), 'Added');
  await rm(file);
  await waitForStatus('/preact/added', 404);
});

async function waitForStatus(path: string, wanted: number): Promise<void> {
  await waitFor(async () => (await fetch(dev.url + path)).status === wanted || undefined, {
    what: () => `${wanted} from ${path}`,
  });
}
