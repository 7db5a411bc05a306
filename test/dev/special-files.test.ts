import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type RunningCommand, copyFixture, startCommand, waitFor } from '../_app.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { waitAwake } from '../_hydration.ts';
import { assert, suite } from '../_suite.ts';
import { editFile, hasText, saveFile } from './_edits.ts';

const test = suite('edits of special files in dev');
let folder: string;
let dev: RunningCommand;
let opened: OpenPage;

test.before(async () => {
  folder = await copyFixture('special', 'dev-special');
  dev = await startCommand(folder, ['dev', '--port', '4720', '--host', '127.0.0.1']);
  for (const path of ['/preact/deep/1', '/solid/deep/1']) {
    opened = await openPage();
    await go(path);
    await opened.close();
  }
});
test.before.each(async () => {
  opened = await openPage();
});
test.after.each(() => opened.close());
test.after(async () => void (await dev.stop()));

async function go(path: string): Promise<Page> {
  await opened.page.goto(dev.url + path);
  await waitAwake(opened.page);
  return opened.page;
}

function edit(path: string, from: string, to: string): Promise<() => Promise<void>> {
  return editFile(join(folder, path), from, to);
}

for (const file of ['pages/_layout.tsx', 'pages/_app.tsx', 'pages/preact/deep/_layout.tsx']) {
  test(`${file}: the state of everything stays`, async () => {
    const page = await go('/preact/deep/1');
    for (const id of ['app', 'root', 'inner']) await page.click(`#${id}-add`);
    const undo = await edit(file, '<button', '<em>edited</em><button');
    await hasText(page, 'em', 'edited');
    assert.equal(await page.locator('button').allInnerTexts(), ['1', '1', '1']);
    assert.is(opened.loads.length, 1);
    await undo();
    await page.waitForSelector('em', { state: 'detached' });
  });
}

test('pages/_layout.solid.tsx is replaced without a reload', async () => {
  const page = await go('/solid/deep/1');
  const undo = await edit('pages/_layout.solid.tsx', '<button', '<em>edited</em><button');
  await hasText(page, 'em', 'edited');
  assert.is(opened.loads.length, 1);
  await undo();
  await page.waitForSelector('em', { state: 'detached' });
});

for (const [path, file] of [
  ['/preact/plain', 'pages/_layout.tsx'],
  ['/solid/plain', 'pages/_layout.solid.tsx'],
] as const) {
  test(`${file}: new data of getServerSideProps is shown`, async () => {
    const page = await go(path);
    const undo = await edit(file, "act('root')", "act('root', { by: 'edited' })");
    await page.waitForFunction(() =>
      document.querySelector('#root-data')?.textContent?.startsWith('edited'),
    );
    await undo();
    await page.waitForFunction(() =>
      document.querySelector('#root-data')?.textContent?.startsWith('root'),
    );
    assert.is(opened.loads.length, 1);
  });
}

test('another _document is there at once, by a reload', async () => {
  const page = await go('/preact');
  const undo = await edit('pages/_document.ts', '>Top<', '>Edited<');
  await hasText(page, '#top', 'Edited');
  assert.is(opened.loads.length, 2);
  await undo();
  await hasText(page, '#top', 'Top');
});

test('a _layout that is added is there, and one that is removed is not', async () => {
  const file = join(folder, 'pages/preact/_layout.tsx');
  const code = `/** @jsxImportSource preact */
export const head = { title: 'Added' };
export default ({ children }) => <section id="added">{children}</section>;`;
  const page = await go('/preact/plain');
  await saveFile(file, code);
  await page.waitForSelector('#root > #added > main');
  await waitAwake(page);
  assert.is(await page.title(), 'Added');
  await rm(file);
  await page.waitForSelector('#root > main');
});

test('a special file that is wrong says so, and goes away', async () => {
  const file = join(folder, 'pages/preact/_app.tsx');
  await saveFile(file, 'export default () => null;');
  const isAt = async (status: number, text: string): Promise<true | undefined> => {
    const response = await fetch(`${dev.url}/preact`);
    return (response.status === status && (await response.text()).includes(text)) || undefined;
  };
  await waitFor(() => isAt(500, 'The special file'), { what: () => dev.output() });
  await rm(file);
  await waitFor(() => isAt(200, 'Home preact'), { what: () => dev.output() });
});
