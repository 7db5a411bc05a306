import { assert, suite } from '../_suite.ts';
import { clickLink } from '../_browser.ts';
import { textOf, findTag } from '../_html.ts';
import { layers, places, visit, waitForHeading } from '../_client.ts';

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

for (const layer of layers) {
  test(`${layer}: the query that a rewrite has added is there on the server and in the browser`, async () => {
    const url = await places['the built app']!();
    const { page, errors, close } = await visit(`${url}/${layer}/renamed/a?x=1&x=2`);
    const query = { x: ['1', '2'], from: 'rule', id: 'a' };
    assert.equal(await page.evaluate(() => ({ ...client.currentRoute()?.query })), query);
    if (layer !== 'string')
      assert.equal(JSON.parse((await page.textContent('#route')) as string).query, query);
    assert.equal(errors, []);
    await close();
  });
}

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer}: a page without data reads its address as the server does`, async () => {
    const url = await places['the built app']!();
    const { page, data, loads, close } = await visit(`${url}/${layer}/static`);
    for (const path of ['a%20b', 'a/b%2Fc/d?x=1&id=z&x=2', 'constructor?__proto__=1']) {
      const address = `/${layer}/plain/${path}`;
      const shown = textOf(findTag(await (await fetch(url + address)).text(), 'h1'));
      await clickLink(page, address);
      await waitForHeading(page, shown);
      assert.match(shown, /"pattern":"[^"]+plain/);
    }
    assert.equal(data, []);
    assert.is(loads.length, 1);
    await close();
  });
}
