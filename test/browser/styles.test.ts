import { assert, suite } from '../_suite.ts';
import { layers, places, type Visit, visit, waitForHeading } from '../_client.ts';

/** What the style sheets of the fixture set: those of the pages one and two, and the one of both. */
interface Look {
  margin: string;
  color: string;
  spacing: string;
  size: string;
}
const looks = {
  one: { margin: '11px', color: 'rgb(1, 1, 1)', spacing: 'normal', size: '31px' },
  two: { margin: '8px', color: 'rgb(0, 0, 0)', spacing: '2px', size: '31px' },
  none: { margin: '8px', color: 'rgb(0, 0, 0)', spacing: 'normal', size: '32px' },
};

for (const [place, open] of Object.entries(places)) {
  const test = suite(`styles on ${place}`);
  let url: string;
  let opened: Visit;
  test.before(async () => {
    url = await open();
    // The dev server compiles what the browser needs when it is first asked for.
    for (const layer of layers) {
      const warm = await visit(`${url}/${layer}/styled/one`);
      await warm.page.click(`text="${layer}/styled/two"`);
      await waitForHeading(warm.page, `two ${layer}`);
      await warm.close();
    }
  });
  test.after.each(async () => {
    const { errors } = opened;
    await opened.close();
    assert.equal(errors, []);
  });

  const start = async (path: string): Promise<Visit> => (opened = await visit(url + path));
  const read = (): Promise<Look> =>
    opened.page.evaluate(() => {
      const h1 = getComputedStyle(document.querySelector('h1')!);
      return {
        margin: getComputedStyle(document.body).marginTop,
        color: h1.color,
        spacing: h1.letterSpacing,
        size: h1.fontSize,
      };
    });
  const go = async (path: string): Promise<void> => {
    const [layer, , name] = path.split('/');
    await opened.page.click(`text="${path}"`);
    await waitForHeading(opened.page, `${name} ${layer}`);
  };
  /** From now on, what each frame shows: the heading, and how it looks. */
  const watchFrames = async (): Promise<() => Promise<string[]>> => {
    await opened.page.evaluate(() => {
      const seen = new Set<string>();
      const record = (): void => {
        const h1 = document.querySelector('h1');
        const style = h1 && getComputedStyle(h1);
        seen.add(`${h1?.textContent}: ${style?.color}, ${style?.letterSpacing}`);
        requestAnimationFrame(record);
      };
      requestAnimationFrame(record);
      Object.assign(window, { seen });
    });
    return () => opened.page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  };

  for (const layer of layers) {
    test(`${layer}: are there before the next page is seen, and gone with their own`, async () => {
      const { page, loads } = await start(`/${layer}/styled/one`);
      assert.equal(await read(), looks.one);
      await page.route(/\.css($|\?)/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      const frames = await watchFrames();
      await go(`${layer}/styled/two`);
      assert.equal(await read(), looks.two);
      await go(`${layer}/styled/one`);
      assert.equal(await read(), looks.one);
      await page.goBack();
      await waitForHeading(page, `two ${layer}`);
      assert.equal(await read(), looks.two);
      assert.equal((await frames()).toSorted(), [
        `one ${layer}: rgb(1, 1, 1), normal`,
        `two ${layer}: rgb(0, 0, 0), 2px`,
      ]);
      assert.is(loads.length, 1);
    });

    test(`${layer}: of a page that is prefetched do not touch the one that is shown`, async () => {
      const { page } = await start(`/${layer}/styled/one`);
      const code = page.waitForResponse((response) => /two/.test(response.url()));
      await page.hover(`text="${layer}/styled/two"`);
      await code;
      await page.evaluate((path) => client.prefetch(path), `/${layer}/styled/two`);
      assert.equal(await read(), looks.one);
      await go(`${layer}/styled/two`);
      assert.equal(await read(), looks.two);
    });

    test(`${layer}: leave with the last page that has them`, async () => {
      const { page, loads } = await start(`/${layer}/styled/one`);
      await page.evaluate((path) => client.navigate(path), `/${layer}/static`);
      assert.equal(await read(), looks.none);
      await page.goBack();
      await waitForHeading(page, `one ${layer}`);
      assert.equal(await read(), looks.one);
      assert.is(loads.length, 1);
    });
  }

  test('are those of the page, from one view layer to the next', async () => {
    const { loads } = await start('/preact/styled/two');
    for (const path of ['solid/styled/one', 'string/styled/two', 'preact/styled/one'] as const) {
      await go(path);
      assert.equal(await read(), looks[path.endsWith('one') ? 'one' : 'two'], path);
    }
    assert.is(loads.length, 1);
  });
}

const test = suite('styles that cannot be loaded');

test('make a navigation a full load', async () => {
  const url = await places['the built app']!();
  const { page, loads, close } = await visit(`${url}/preact/styled/one`);
  await page.route(/two.*\.css$/, (route) => route.abort());
  await page.click('text="preact/styled/two"');
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'two preact');
  assert.is(loads.length, 2);
  await close();
});
