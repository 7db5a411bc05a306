import { assert, suite } from '../_suite.ts';
import { layers, places, type Visit, visit, waitForHeading } from '../_client.ts';

const test = suite('scroll, focus and history');
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

const start = async (path: string): Promise<Visit> => (opened = await visit(url + path));
const scrollTo = (y: number): Promise<void> =>
  opened.page.evaluate((top) => window.scrollTo(0, top), y);
const waitForScroll = async (y: number): Promise<void> => {
  await opened.page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 2, y);
};

for (const layer of layers) {
  const item = `/${layer}/item`;

  test(`${layer}: begins at the top of a new page, and comes back to where it was`, async () => {
    const { page, loads } = await start(`${item}/a`);
    await scrollTo(1200);
    await page.locator('text="b"').evaluate((link: HTMLElement) => link.click());
    await waitForHeading(page, 'Item b');
    assert.is(await page.evaluate(() => scrollY), 0);
    await scrollTo(700);
    await page.goBack();
    await waitForHeading(page, 'Item a');
    await waitForScroll(1200);
    await page.goForward();
    await waitForHeading(page, 'Item b');
    await waitForScroll(700);
    assert.is(loads.length, 1);
  });

  test(`${layer}: a position outlives a load of another document`, async () => {
    const { page } = await start(`${item}/a`);
    await scrollTo(1200);
    await page.locator('text="b"').evaluate((link: HTMLElement) => link.click());
    await waitForHeading(page, 'Item b');
    await scrollTo(600);
    await page.reload();
    await waitForScroll(600);
    await page.goBack();
    await waitForHeading(page, 'Item a');
    await waitForScroll(1200);
  });

  test(`${layer}: 84: a hash asks for nothing, scrolls there and back`, async () => {
    const { page, data, loads } = await start(`${item}/a`);
    await scrollTo(300);
    await page.locator('text="hash"').evaluate((link: HTMLElement) => link.click());
    await page.waitForFunction(() => scrollY > 1000);
    await page.goBack();
    await waitForScroll(300);
    assert.equal(data, []);
    assert.is(loads.length, 1);
  });

  test(`${layer}: a hash of another page scrolls to it [80]`, async () => {
    const { page } = await start(`${item}/a`);
    await page.click('text="other hash"');
    await waitForHeading(page, 'Item b');
    await page.waitForFunction(() => scrollY > 1000);
  });

  test(`${layer}: moves the focus to the top, and says the title`, async () => {
    const { page } = await start(`${item}/a`);
    await page.focus('text="b"');
    await page.keyboard.press('Enter');
    await waitForHeading(page, 'Item b');
    assert.is(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
    assert.is(await page.getAttribute('body', 'tabindex'), null);
    const live = page.locator('[aria-live]');
    assert.is(await live.textContent(), 'Item b');
    await page.keyboard.press('Tab');
    assert.is(
      await page.evaluate(() => (document.activeElement as HTMLElement).textContent?.trim()),
      layer === 'string' ? '' : '0',
      'the first that can take the focus',
    );
  });

  test(`${layer}: refresh keeps scroll and focus, and brings new data`, async () => {
    const { page, loads } = await start(`${item}/a`);
    const run = Number(await page.textContent('#run'));
    await page.focus('[name=q]');
    await scrollTo(400);
    await page.evaluate(() => client.refresh());
    assert.is(Number(await page.textContent('#run')), run + 1);
    assert.is(await page.evaluate(() => scrollY), 400);
    if (layer !== 'string') {
      assert.is(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), 'q');
    }
    assert.is(loads.length, 1);
  });

  test(`${layer}: events come in order`, async () => {
    const { page } = await start(`${item}/a`);
    await page.evaluate(() => {
      const seen: string[] = Object.assign(window, { seen: [] }).seen;
      client.subscribe(({ type, url: target, error }) => {
        const name = error instanceof DOMException ? ` ${error.name}` : '';
        const at = `${location.pathname.at(-1)} ${document.querySelector('h1')?.textContent}`;
        seen.push(`${type} ${target.pathname.split('/').at(-1)} at ${at}${name}`);
      });
    });
    const results = await page.evaluate(async (to) => {
      const slow = client.navigate(`${to}/slow`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const next = client.navigate(`${to}/b`);
      return Promise.all([slow, next]);
    }, item);
    assert.equal(results, [false, true]);
    assert.equal(await page.evaluate(() => (window as unknown as { seen: string[] }).seen), [
      'start slow at a Item a',
      'error slow at a Item a AbortError',
      'start b at a Item a',
      'commit b at b Item a',
      'complete b at b Item b',
    ]);
  });

  test(`${layer}: navigate takes replace, scroll and state`, async () => {
    const { page, loads } = await start(`${item}/a`);
    await page.click('text="b"');
    await waitForHeading(page, 'Item b');
    // Text above may take another line.
    await page.addStyleTag({ content: 'html { overflow-anchor: none }' });
    await scrollTo(500);
    await page.evaluate(
      (to) => client.navigate(to, { replace: true, scroll: false, state: { from: 'test' } }),
      `${item}/c?x=1`,
    );
    assert.is(await page.textContent('h1'), 'Item c');
    assert.is(await page.evaluate(() => scrollY), 500);
    assert.is(await page.evaluate(() => history.state.from), 'test');
    assert.equal(await page.evaluate(() => client.currentRoute()?.params), { id: 'c' });
    await page.goBack();
    await waitForHeading(page, 'Item a');
    assert.is(loads.length, 1);
  });

  test(`${layer}: 85: shallow keeps props and scroll, and survives back`, async () => {
    const { page, data } = await start(`${item}/a`);
    const run = await page.textContent('#run');
    await scrollTo(500);
    await page.evaluate((to) => client.navigate(to, { shallow: true }), `${item}/a?tab=1`);
    await page.evaluate((to) => client.navigate(to, { shallow: true }), `${item}/a?tab=2`);
    assert.is(await page.evaluate(() => location.search), '?tab=2');
    assert.equal(await page.evaluate(() => client.currentRoute()?.query.tab), '2');
    if (layer !== 'string') assert.match((await page.textContent('#route')) ?? '', /"tab":"2"/);
    await page.goBack();
    await page.waitForFunction(() => client.currentRoute()?.query.tab === '1');
    assert.is(await page.textContent('#run'), run);
    assert.is(await page.evaluate(() => scrollY), 500);
    assert.equal(data, []);
    await page.evaluate((to) => client.navigate(to, { shallow: true }), `/${layer}/static`);
    assert.is(await page.textContent('h1'), `Static ${layer}`, 'another page is shown');
    assert.is(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await waitForHeading(page, 'Item a');
    await page.waitForFunction(() => scrollY === 500);
  });

  test(`${layer}: beforeNavigate keeps a visitor, also from going back`, async () => {
    const { page, loads, data } = await start(`${item}/a`);
    await page.click('text="b"');
    await waitForHeading(page, 'Item b');
    await page.evaluate(() => {
      const stop = client.beforeNavigate(async ({ url: target }) => target === undefined);
      Object.assign(window, { stop });
    });
    assert.is(await page.evaluate((to) => client.navigate(to), `${item}/a`), false);
    assert.is(page.url(), `${url}${item}/b`);
    await page.goBack();
    await page.waitForFunction(() => location.pathname.endsWith('/b'));
    assert.is(await page.textContent('h1'), 'Item b');
    assert.equal(data, [`${item}/b.json`]);
    await page.evaluate(() => (window as unknown as { stop(): void }).stop());
    await page.goBack();
    await waitForHeading(page, 'Item a');
    assert.is(loads.length, 1);
  });
}

test('beforeNavigate makes the browser ask when the tab is closed', async () => {
  const { page } = await start('/preact/item/a');
  await page.evaluate(() => void client.beforeNavigate(() => false));
  await page.click('h1');
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.is(dialog.type(), 'beforeunload');
  await dialog.accept();
  await closing;
});

test('back to what is shown while the way there is slow changes nothing', async () => {
  const { page } = await start('/preact/item/slow');
  await page.click('text="a"');
  await waitForHeading(page, 'Item a');
  await page.goBack({ waitUntil: 'commit' });
  await page.goForward({ waitUntil: 'commit' });
  await page.waitForTimeout(800);
  assert.is(await page.textContent('h1'), 'Item a');
  assert.match(page.url(), /item\/a$/);
});
