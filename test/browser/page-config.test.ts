import { assert, suite } from '../_suite.ts';
import { openPage } from '../_browser.ts';
import { layers, places, type Visit, visit, waitForHeading } from '../_client.ts';
import { waitAwake } from '../_hydration.ts';

const test = suite('what a page says of navigations to it');
let url: string;
let opened: Visit;
test.before(async () => {
  url = await places['the built app']!();
});
test.after.each(async () => {
  const { errors } = opened;
  await opened.close();
  assert.equal(errors, []);
});

const go = (path: string): Promise<boolean> =>
  opened.page.evaluate((to) => client.navigate(to), path);

for (const layer of layers) {
  test(`${layer}: clientCache: back shows what was there, a link asks again`, async () => {
    opened = await visit(`${url}/${layer}/static`);
    const { page, data } = opened;
    await go(`/${layer}/cached`);
    const run = await page.textContent('#run');
    await page.click('text="static"');
    await waitForHeading(page, `Static ${layer}`);
    await page.goBack();
    await waitForHeading(page, 'cached');
    assert.is(await page.textContent('#run'), run);
    assert.equal(data, [`/${layer}/cached.json`]);
    await page.click('text="static"');
    await go(`/${layer}/cached`);
    assert.is(Number(await page.textContent('#run')), Number(run) + 1);
  });

  test(`${layer}: navigation.ignore: what getServerSideProps does not read asks for nothing`, async () => {
    opened = await visit(`${url}/${layer}/tabs?tab=1&q=a`);
    const { page, data } = opened;
    await page.evaluate(() => scrollTo(0, 300));
    await go(`/${layer}/tabs?tab=2&q=a`);
    assert.equal(data, []);
    assert.is(await page.evaluate(() => scrollY), 300);
    assert.is(await page.evaluate(() => client.currentRoute()?.query.tab), '2');
    await page.goBack();
    await page.waitForFunction(() => client.currentRoute()?.query.tab === '1');
    assert.equal(data, []);
    await go(`/${layer}/tabs?tab=2&q=b`);
    assert.equal(data, [`/${layer}/tabs.json?tab=2&q=b`]);
  });

  test(`${layer}: navigation.defer: shows the page before its data`, async () => {
    opened = await visit(`${url}/${layer}/static`);
    const { page, loads } = opened;
    await page.evaluate((to) => void client.navigate(to), `/${layer}/deferred?slow=1`);
    await waitForHeading(page, 'deferred');
    assert.is(await page.textContent('#run'), 'waiting');
    assert.match(page.url(), /deferred/);
    await page.waitForFunction(() => document.querySelector('#run')?.textContent !== 'waiting');
    assert.is(await page.textContent('#search'), 'slow=1');
    assert.is(loads.length, 1);
  });

  test(`${layer}: transition: the browser animates, unless the visitor wants little motion`, async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const context = await openPage({ reducedMotion });
      opened = { ...context, data: [] };
      const { page } = opened;
      await page.goto(`${url}/${layer}/static`);
      await waitAwake(page);
      await page.evaluate(() => {
        const start = document.startViewTransition.bind(document);
        Object.assign(window, { transitions: 0 });
        document.startViewTransition = (change) => {
          (window as unknown as { transitions: number }).transitions += 1;
          return start(change);
        };
      });
      await go(`/${layer}/animated`);
      assert.is(await page.textContent('h1'), 'animated');
      const count = await page.evaluate(
        () => (window as unknown as { transitions: number }).transitions,
      );
      assert.is(count, reducedMotion === 'reduce' ? 0 : 1);
      if (reducedMotion === 'no-preference') await context.close();
    }
  });

  test(`${layer}: 87: prefetches when, and what, links say, each once`, async () => {
    const { page, close, ...rest } = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    opened = { page, close, ...rest, data: [] };
    await page.goto(`${url}/${layer}/links`, { waitUntil: 'networkidle' });
    const data = (): string[] =>
      asked.flatMap((path) => /\/_plinth\/data\/[^/]+\/\w+\/(.*)\.json/.exec(path)?.[1] ?? []);
    const code = (name: string): number =>
      asked.filter((path) => path.startsWith(`/assets/${layer}-${name}-`)).length;
    assert.equal(data().toSorted(), ['item/now', 'item/seen']);
    assert.is(code('deferred'), 1, 'load');
    assert.is(code('tabs'), 1, 'its data is not to be prefetched, its code is');
    assert.is(code('static') + code('animated') + code('cached'), 0);
    for (const text of ['off', 'inner', 'hover', 'pointed', 'hover', 'pointed']) {
      await page.hover(`text="${text}"`);
    }
    await page.waitForTimeout(200);
    assert.is(code('static'), 1, 'hover');
    assert.is(code('animated') + code('cached'), 0, 'off');
    await page.evaluate(() => scrollTo(0, 5000));
    await page.waitForResponse(/far\.json/);
    assert.equal(data().toSorted(), ['item/far', 'item/now', 'item/pointed', 'item/seen']);
    await page.click('text="far"');
    await waitForHeading(page, 'Item far');
    assert.is(data().length, 4, 'what was prefetched is used');
    await go(`/${layer}/links`);
    await go(`/${layer}/item/far`);
    assert.is(data().length, 5, 'once');
  });
}

test('Save-Data switches prefetching off', async () => {
  const { page, close, ...rest } = await openPage();
  opened = { page, close, ...rest, data: [] };
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const asked: string[] = [];
  await page.goto(`${url}/preact/links`, { waitUntil: 'networkidle' });
  page.on('request', (request) => asked.push(request.url()));
  await page.hover('text="hover"');
  await page.waitForTimeout(200);
  assert.equal(asked, []);
});
