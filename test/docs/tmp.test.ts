import { suite } from '../_suite.ts';
import { openPage, launchBrowser } from '../_browser.ts';
import { serveDocs } from './_docs.ts';
import { visit, visitAsleep, watchRoot } from './_visit.ts';
const test = suite('tmp');
const t = async <T>(n: string, p: () => Promise<T>): Promise<T> => { const s = performance.now(); const r = await p(); console.log(n, (performance.now()-s).toFixed(0)); return r; };
test('x', async () => {
  await t('build', serveDocs); await t('launch', launchBrowser);
  for (let i = 0; i < 3; i++) {
    const o = await t('open', () => openPage());
    await t('visit', () => visit(o.page, '/preact/packages'));
    await t('visit', () => visit(o.page, '/preact/packages/vite'));
    const w = await t('asleep', () => visitAsleep(o.page, '/preact/packages'));
    const r = await t('watch', () => watchRoot(o.page));
    await t('wake', w); await t('read', r);
    await t('fill', () => o.page.fill('#q', 'vite'));
    await t('click', () => o.page.click('text="Size"'));
    await t('close', o.close);
  }
});
