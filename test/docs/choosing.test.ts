/** "Choose an adapter": its code is that of the live pages, and its figures are measured. */
import { readFile } from 'node:fs/promises';
import { assert, suite } from '../_suite.ts';
import { fixture } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { layers, serveDocs } from './_docs.ts';
import { downloadScripts, sum } from './_scripts.ts';

const test = suite('documentation: choose an adapter');
const docs = fixture('../../docs');
const text = await readFile(`${docs}/content/choosing-an-adapter.md`, 'utf8');

test('shows the files of the live pages', async () => {
  for (const [file, block] of [
    ['preact/counter.tsx', 0],
    ['solid/counter.tsx', 1],
    ['string/counter.ts', 2],
  ] as const) {
    const shown = [...text.matchAll(/^```tsx?\n([^]*?)^```$/gm)][block]?.[1];
    assert.is(shown, await readFile(`${docs}/pages/${file}`, 'utf8'), file);
  }
});

for (const [row, path] of [
  ['the counter', 'counter'],
  ['the package explorer', 'packages'],
] as const) {
  test(`tells the script of ${row} as a browser downloads it`, async () => {
    const measured: number[] = [];
    for (const layer of layers)
      measured.push(sum(await downloadScripts(`/${layer}/${path}`)) / 1024);
    const cells = new RegExp(`^\\| ${row} \\| (.*) \\|$`, 'm').exec(text)?.[1]?.split(' | ');
    const isTold = measured.every((size, index) => Math.abs(size - Number(cells?.[index])) <= 0.1);
    const figures = measured.map((size) => size.toFixed(1)).join(' | ');
    assert.ok(isTold, `The text must say: | ${row} | ${figures} |`);
  });
}

for (const layer of layers) {
  test(`${layer}: the counter counts, from where the address says`, async () => {
    const { page, errors, close } = await openPage();
    await page.goto(`${await serveDocs()}/${layer}/counter?start=3`, { waitUntil: 'networkidle' });
    await page.click('button');
    await page.waitForFunction(() => document.querySelector('p')?.textContent === '4');
    assert.equal(errors, []);
    await close();
  });
}
