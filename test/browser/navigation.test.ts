import { assert, suite } from '../_suite.ts';
import { devApp, serveApp } from '../_app.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { openAsleep, waitAwake, watchRoot } from '../_hydration.ts';
import { closeQuiet, warmUp } from './_quiet.ts';

const places: Record<string, () => Promise<string>> = {
  'the built app': () => serveApp('app'),
  'the dev server': async () => (await devApp('app')).url,
};

for (const [place, open] of Object.entries(places)) {
  const test = suite(`in the browser, on ${place}`);
  let url: string;
  let opened: OpenPage;
  test.before(async () => {
    url = await open();
    await warmUp(url, ['/preact/counter', '/solid/counter', '/string/live']);
  });
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(() => closeQuiet(opened));

  for (const [path, name] of [
    ['/preact/counter?start=3', 'preact'],
    ['/solid/counter?start=3', 'solid'],
    ['/string/live?start=3', 'string'],
  ] as const) {
    test(`${name}: hydrates onto the server's nodes`, async () => {
      const { page } = opened;
      const wake = await openAsleep(page, url + path);
      const report = await watchRoot(page);
      await wake();
      assert.equal(await report(), { changes: [], isSame: true });
    });

    test(`${name}: style is there in the first document`, async () => {
      const { page } = opened;
      await page.goto(url + (name === 'string' ? '/string/static' : path), { waitUntil: 'commit' });
      await page.waitForSelector('h1');
      const color = await page.locator('h1').evaluate((h1) => getComputedStyle(h1).color);
      assert.match(color, { preact: /1, 2, 3/, solid: /4, 5, 6/, string: /7, 8, 9/ }[name]);
    });
  }

  for (const name of ['preact', 'solid'] as const) {
    test(`${name}: a click works, and a navigation to the same page keeps its state`, async () => {
      const { page, loads } = opened;
      await page.goto(`${url}/${name}/counter?start=3`);
      await waitAwake(page);
      await page.click('button');
      assert.is((await page.textContent('button'))?.trim(), '4');
      await page.click(`nav >> text="${name}"`);
      const start = name === 'preact' ? '10' : '20';
      await page.waitForFunction(
        (text) => document.getElementById('start')?.textContent === text,
        start,
      );
      assert.is((await page.textContent('button'))?.trim(), '4');
      assert.is(loads.length, 1);
    });

    test(`${name}: goes to another page, back and forward without a reload`, async () => {
      const { page, loads } = opened;
      await page.goto(`${url}/${name}/counter`);
      await waitAwake(page);
      await page.click('text="static"');
      await page.waitForFunction(() => document.title === 'Static');
      assert.is(new URL(page.url()).pathname, `/${name}/static`);
      assert.is(await page.textContent('h1'), `Static ${name}`);
      await page.goBack();
      await page.waitForFunction((title) => document.title === title, `Counter ${name}`);
      assert.is(await page.textContent('h1'), `Counter ${name}`);
      await page.goForward();
      await page.waitForFunction(() => document.title === 'Static');
      assert.is(await page.textContent('h1'), `Static ${name}`);
      assert.is(loads.length, 1);
    });
  }

  test('goes through pages of three view layers without a reload, each alive', async () => {
    const { page, loads } = opened;
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    for (const [name, start] of [
      ['solid', '20'],
      ['string', '30'],
      ['preact', '10'],
      ['solid', '20'],
    ] as const) {
      await page.click(`nav >> text="${name}"`);
      await page.waitForFunction((title) => document.title === title, `Counter ${name}`);
      assert.is(await page.textContent('#start'), start);
      assert.is(await page.locator('#plinth > *').count(), 1);
      if (name === 'string') continue;
      await page.click('button');
      assert.is((await page.textContent('button'))?.trim(), String(Number(start) + 1));
    }
    assert.is(loads.length, 1);
  });

  test('the style of the next page is there when it is shown', async () => {
    const { page } = opened;
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    await page.click('nav >> text="solid"');
    await page.waitForFunction(() => document.title === 'Counter solid');
    assert.match(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).color), /4, 5, 6/);
  });

  test('a page without script is a full load, and so is a file', async () => {
    const { page, loads } = opened;
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    await page.click('text="no script"');
    await page.waitForURL('**/string/static');
    assert.is(await page.textContent('h1'), 'Static string');
    assert.is(loads.length, 2);
    await page.goBack();
    await waitAwake(page);
    await page.click('text="file"');
    await page.waitForURL('**/robots.txt');
  });

  test('a redirect of a data request is followed', async () => {
    const { page } = opened;
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    await page.click('text="redirect"');
    await page.waitForURL('**/string/static?from=redirect');
    await page.goBack();
    await page.waitForURL('**/preact/counter');
  });

  test('a hash of the same page asks the server for nothing', async () => {
    const { page } = opened;
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.click('text="hash"');
    await page.waitForURL('**#size');
    await page.goBack();
    await page.waitForTimeout(100);
    assert.equal(asked, []);
  });

  /** What a page may say about the document beside its title. */
  const readHead = (): Promise<unknown> =>
    opened.page.evaluate(() => {
      const toObject = ({ attributes }: Element): object =>
        Object.fromEntries(
          [...attributes]
            .filter(({ name }) => name !== 'data-head')
            .map(({ name, value }) => [name, value]),
        );
      const viewports = document.querySelectorAll<HTMLMetaElement>('meta[name=viewport]');
      return {
        html: toObject(document.documentElement),
        body: toObject(document.body),
        viewports: [...viewports].map(({ content }) => content),
      };
    });
  const ofHead = {
    html: { lang: 'fr', class: 'dark', 'data-theme': 'x' },
    body: { 'data-page': 'head' },
    viewports: ['width=500'],
  };
  const ofCounter = {
    html: { 'data-theme': 'x' },
    body: {},
    viewports: ['width=device-width, initial-scale=1'],
  };

  for (const [first, second] of [
    ['head', 'counter'],
    ['counter', 'head'],
  ] as const) {
    test(`what a page says of the document is gone with it: ${first}, ${second}`, async () => {
      const { page } = opened;
      const expected = { head: ofHead, counter: ofCounter };
      const titles = { head: 'Head', counter: 'Counter preact' };
      const toBe = (name: typeof first | typeof second): Promise<unknown> =>
        page.waitForFunction((title) => document.title === title, titles[name]);
      await page.goto(`${url}/preact/${first}`);
      await waitAwake(page);
      await page.evaluate(() => (document.documentElement.dataset['theme'] = 'x'));
      assert.equal(await readHead(), expected[first]);
      await page.click(`text="${second}"`);
      await toBe(second);
      assert.equal(await readHead(), expected[second]);
      await page.goBack();
      await toBe(first);
      assert.equal(await readHead(), expected[first]);
    });
  }

  test('an attribute that a page has given another value is what it was before', async () => {
    const { page } = opened;
    const readClass = (): Promise<string> =>
      page.evaluate(() => document.documentElement.className);
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    await page.evaluate(() => (document.documentElement.className = 'js'));
    await page.click('text="head"');
    await page.waitForFunction(() => document.title === 'Head');
    assert.is(await readClass(), 'dark');
    await page.goBack();
    await page.waitForFunction(() => document.title === 'Counter preact');
    assert.is(await readClass(), 'js');
  });

  for (const [name, end] of [
    ['broken hash', '/preact/navigate#%'],
    ['broken hash elsewhere', '/preact/counter#%'],
  ] as const) {
    test(`a hash that is no valid escape breaks nothing: ${name}`, async () => {
      const { page, loads } = opened;
      await page.goto(`${url}/preact/navigate`);
      await waitAwake(page);
      await page.click(`text="${name}"`);
      await page.waitForURL(`**${end}`);
      await page.waitForFunction(
        (isAway) => isAway || document.querySelector('output')?.textContent === 'true',
        end.includes('counter'),
      );
      assert.is(loads.length, 1);
    });
  }

  test('scroll goes to the top of a new page, and back to where it was', async () => {
    const { page } = opened;
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    await page.addStyleTag({ content: 'body { height: 5000px }' });
    await page.evaluate(() => scrollTo(0, 1500));
    await page.evaluate(() => document.querySelector<HTMLElement>('nav a')!.click());
    await page.waitForFunction(() => document.title === 'Static');
    assert.is(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await page.waitForFunction(() => scrollY === 1500);
  });
}

const clobbered = suite('in the browser, elements with the ids of the runtime');
clobbered('are not taken for its own', async () => {
  const url = await serveApp('app');
  const { page, errors, close } = await openPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${url}/preact/clobber`);
  await waitAwake(page);
  await page.click('button');
  assert.is((await page.textContent('button'))?.trim(), '1');
  assert.not.ok(asked.includes('/evil.js'));
  assert.equal(errors, []);
  await close();
});

const refused = suite('in the browser, an address that is a script');
refused('is not gone to', async () => {
  const url = await serveApp('app');
  const { page, loads, messages, close } = await openPage();
  await page.goto(`${url}/preact/navigate`);
  await waitAwake(page);
  await page.click('button');
  await page.waitForFunction(() => document.querySelector('output')?.textContent === 'false');
  // The browser runs such a script in a task of its own.
  await page.waitForTimeout(300);
  assert.is(await page.evaluate(() => 'pwned' in window), false);
  assert.is(loads.length, 1);
  assert.equal(messages, []);
  await close();
});

const failing = suite('in the browser, where the server says no');
for (const [link, heading] of [
  ['error', 'Our mistake (500)'],
  ['unknown', 'Nothing here (404)'],
] as const) {
  failing(`"${link}" shows the page of the error under its own address`, async () => {
    const url = await serveApp('app');
    const { page, close } = await openPage();
    const { error } = console;
    console.error = () => {};
    await page.goto(`${url}/preact/counter`);
    await waitAwake(page);
    await page.click(`text="${link}"`);
    await page.waitForFunction(
      (text) => document.querySelector('h1')?.textContent === text,
      heading,
    );
    assert.match(page.url(), /preact\/case\//);
    console.error = error;
    await close();
  });
}
