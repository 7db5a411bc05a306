import { assert, suite } from '../_suite.ts';
import { places, visit } from '../_client.ts';

declare const draws: number;
declare const paramDraws: number;
declare const routes: Set<unknown>;

const test = suite('useRoute');

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer}: draws anew when the route changes, and only then`, async () => {
    const url = await places['the built app']!();
    const { page, errors, close } = await visit(`${url}/${layer}/route`);
    assert.is(await page.evaluate(() => draws), 1);
    const run = Number(await page.textContent('#run'));
    await page.evaluate(() => client.refresh());
    assert.is(Number(await page.textContent('#run')), run + 1, 'the page has new props');
    assert.is(await page.evaluate(() => draws), 1);
    await page.evaluate(() => client.navigate('?a=1'));
    assert.is(await page.textContent('#url'), `/${layer}/route?a=1`);
    assert.is(await page.evaluate(() => draws), 2);
    if (layer === 'preact') assert.is(await page.evaluate(() => routes.size), 2);
    else assert.is(await page.evaluate(() => paramDraws), 1, 'the parameters are the same');
    assert.equal(errors, []);
    await close();
  });
}
