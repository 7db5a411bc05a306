import { assert, suite } from '../_suite.ts';
import { layers, places, type Visit, visit, waitForHeading, warmUp } from '../_client.ts';

for (const [place, open] of Object.entries(places)) {
  const test = suite(`client navigation on ${place}`);
  let url: string;
  let opened: Visit;
  test.before(async () => {
    url = await open();
    if (place === 'the dev server') await warmUp(url);
  });
  test.after.each(() => opened.close());

  const start = async (path: string): Promise<Visit> => (opened = await visit(url + path));
  /** One after the other, each before the server has answered the one before. */
  const clickLinks = (...texts: string[]): Promise<void> =>
    opened.page.evaluate(async (names) => {
      // The code of navigations is there: each click begins its own.
      await client.prefetch(location.href);
      for (const name of names) {
        [...document.querySelectorAll('a')].find(({ text }) => text === name)!.click();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }, texts);
  const noise = /\[vite\]|status of (?:404|500)/;
  const silent = ({ messages, errors }: Visit): void => {
    assert.equal(
      messages.filter((message) => !noise.test(message)),
      [],
    );
    assert.equal(errors, []);
  };

  for (const layer of layers) {
    const item = `/${layer}/item`;

    test(`${layer}: 1, 31, 47: goes through pages without a load, and asks again on a second visit`, async () => {
      const { page, loads, data } = await start(`${item}/a`);
      assert.equal(data, [], '47: nothing is asked for on mount');
      const first = Number(await page.textContent('#run'));
      await page.click('text="b"');
      await waitForHeading(page, 'Item b');
      await page.click('text="static"');
      await waitForHeading(page, `Static ${layer}`);
      assert.is(await page.title(), 'Static');
      await page.click('text="item"');
      await waitForHeading(page, 'Item a');
      assert.is(Number(await page.textContent('#run')), first + 1);
      assert.equal(data, [`${item}/b.json`, `${item}/a.json`]);
      assert.is(loads.length, 1);
      silent(opened);
    });

    test(`${layer}: 8, 9: notFound shows the 404 page without a load`, async () => {
      const { page, loads } = await start(`${item}/a`);
      await page.click('text="missing"');
      await waitForHeading(page, 'Nothing here (404)');
      assert.is(page.url(), `${url}${item}/missing`);
      assert.is(await page.title(), 'Not here');
      await page.click('text="preact"');
      await waitForHeading(page, 'Item a');
      assert.is(loads.length, 1);
      silent(opened);
    });

    test(`${layer}: 36: an error shows the 500 page without a load, and nothing of it`, async () => {
      const { page, loads } = await start(`${item}/a`);
      await page.click('text="broken"');
      await waitForHeading(page, 'Our mistake (500)');
      assert.is(page.url(), `${url}${item}/broken`);
      if (place === 'the built app') assert.not.match(await page.content(), /canary/);
      await page.goBack();
      await waitForHeading(page, 'Item a');
      assert.is(loads.length, 1);
    });

    test(`${layer}: 34, 35, 38, 81: search reaches getServerSideProps and the route`, async () => {
      const { page, loads, data } = await start(`${item}/b?z=0`);
      assert.equal(data, [], '38: a search string is no reason to ask again');
      await page.click('text="query"');
      await waitForHeading(page, 'Item a');
      assert.is(await page.textContent('#search'), '?x=1&x=2&y=%0A');
      if (layer !== 'string') {
        assert.equal(JSON.parse((await page.textContent('#route')) ?? ''), {
          params: { id: 'a' },
          query: { x: ['1', '2'], y: '\n', id: 'a' },
          url: `${item}/a?x=1&x=2&y=%0A`,
        });
      }
      assert.is(loads.length, 1);
      silent(opened);
    });

    test(`${layer}: 39: repeated clicks on a slow link ask once`, async () => {
      const { page, data } = await start(`${item}/a`);
      await clickLinks('slow', 'slow', 'slow', 'slow');
      await waitForHeading(page, 'Item slow');
      assert.equal(data, [`${item}/slow.json`]);
      silent(opened);
    });

    test(`${layer}: 82: another navigation takes the place of a slow one`, async () => {
      const { page, loads } = await start(`${item}/a`);
      const aborted = page.waitForEvent('requestfailed');
      await clickLinks('slow', 'b');
      await waitForHeading(page, 'Item b');
      assert.match((await aborted).url(), /slow\.json/);
      await page.waitForTimeout(700);
      assert.is(await page.textContent('h1'), 'Item b');
      assert.is(page.url(), `${url}${item}/b`);
      await page.goBack();
      await waitForHeading(page, 'Item a');
      assert.is(loads.length, 1);
      silent(opened);
    });

    test(`${layer}: 65, 66: a redirect is followed and makes one entry`, async () => {
      const { page, loads } = await start(`${item}/b`);
      await page.click('text="moved"');
      await waitForHeading(page, 'Item a');
      assert.is(page.url(), `${url}${item}/a?moved=1`);
      await page.goBack();
      await waitForHeading(page, 'Item b');
      assert.is(loads.length, 1);
      silent(opened);
    });

    test(`${layer}: 83: the same address again makes no entry`, async () => {
      const { page } = await start(`${item}/b`);
      await page.click('text="a"');
      await waitForHeading(page, 'Item a');
      const run = Number(await page.textContent('#run'));
      await page.click('text="a"');
      await page.waitForFunction(
        (wanted) => document.querySelector('#run')?.textContent === wanted,
        String(run + 1),
      );
      await page.goBack();
      await waitForHeading(page, 'Item b');
      silent(opened);
    });

    test(`${layer}: over-encoded paths and closing slashes are the page's own address`, async () => {
      const { page, loads, data } = await start(`${item}/a`);
      await page.click('text="slash"');
      await waitForHeading(page, 'Item b');
      assert.is(page.url(), `${url}${item}/b`);
      await page.click('text="encoded"');
      await waitForHeading(page, 'Item a');
      assert.equal(data, [`${item}/b.json`, `${item}/a.json`]);
      assert.is(loads.length, 1);
      silent(opened);
    });

    test(`${layer}: a GET form is a navigation`, async () => {
      const { page, loads } = await start(`${item}/a`);
      await page.fill('[name=q]', 'ü & b');
      await page.click('[name=by]');
      await waitForHeading(page, 'Item found');
      assert.is(page.url(), `${url}${item}/found?q=%C3%BC+%26+b&by=button`);
      assert.is(loads.length, 1);
      silent(opened);
    });
  }

  test('modifiers, targets, downloads and other buttons are left to the browser', async () => {
    const { page, data } = await start('/preact/item/a');
    const left = await page.evaluate(() => {
      const link = [...document.querySelectorAll('a')].find(({ text }) => text === 'b')!;
      const results: Record<string, boolean> = {};
      const probe = (name: string, init: MouseEventInit, change?: () => void): void => {
        change?.();
        const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
        // The last to see it: what nobody took, the browser would do.
        addEventListener(
          'click',
          () => {
            results[name] = !event.defaultPrevented;
            event.preventDefault();
          },
          { once: true },
        );
        link.dispatchEvent(event);
      };
      for (const key of ['metaKey', 'ctrlKey', 'shiftKey', 'altKey']) probe(key, { [key]: true });
      probe('middle', { button: 1 });
      probe('target', {}, () => (link.target = '_blank'));
      probe('download', {}, () => link.setAttribute('download', (link.target = '')));
      probe('external', {}, () => ((link.rel = 'external'), link.removeAttribute('download')));
      probe('other origin', {}, () => ((link.rel = ''), (link.href = 'http://127.0.0.1:1/')));
      return results;
    });
    for (const [name, isLeft] of Object.entries(left)) assert.ok(isLeft, name);
    assert.is(Object.keys(left).length, 9);
    assert.equal(data, []);
  });

  test('goes from one view layer to another and back, each alive', async () => {
    const { page, loads } = await start('/preact/item/a');
    for (const layer of ['solid', 'string', 'preact', 'string', 'solid', 'preact'] as const) {
      await page.click(`nav >> text="${layer}"`);
      await page.waitForFunction(
        (name) => document.querySelector<HTMLMetaElement>('[name=author]')?.content === name,
        layer,
      );
      assert.is(await page.locator('#plinth > *').count(), 1);
      if (layer === 'string') continue;
      await page.click('button[type=button]');
      assert.is((await page.textContent('button[type=button]'))?.trim(), '1');
    }
    assert.is(loads.length, 1);
    silent(opened);
  });
}

const test = suite('client navigation that cannot be done');
let opened: Visit;
test.after.each(() => opened.close());

for (const layer of layers) {
  for (const [what, answer] of [
    ['another build', { status: 404, json: { build: 'other' } }],
    ['no JSON', { status: 200, body: 'half a page', contentType: 'text/html' }],
    ['an empty answer', { status: 200, json: {} }],
    ['a page that the browser does not know', { json: { pattern: '/nowhere', props: {} } }],
  ] as const) {
    test(`${layer}: ${what} is a full load, once`, async () => {
      const url = await places['the built app']!();
      opened = await visit(`${url}/${layer}/item/a`);
      const { page, loads } = opened;
      await page.route('**/_plinth/data/**', (route) => route.fulfill(answer));
      await page.click('text="b"');
      await page.waitForFunction(() => document.title === 'Item b');
      assert.equal(loads, [`${url}/${layer}/item/a`, `${url}/${layer}/item/b`]);
    });
  }

  test(`${layer}: a network failure is a full load`, async () => {
    const url = await places['the built app']!();
    opened = await visit(`${url}/${layer}/item/a`);
    const { page, loads } = opened;
    await page.route('**/_plinth/data/**', (route) => route.abort());
    await page.click('text="b"');
    await page.waitForFunction(() => document.title === 'Item b');
    assert.is(loads.length, 2);
  });

  test(`${layer}: code that is gone is a full load`, async () => {
    const url = await places['the built app']!();
    opened = await visit(`${url}/${layer}/item/a`);
    const { page, loads } = opened;
    await page.route('**/assets/*', (route) => route.fulfill({ status: 404 }));
    await page.click('text="static"');
    await page.waitForFunction(() => document.title === 'Static');
    assert.is(loads.length, 2);
  });
}

test('a script that leads back to the same load is stopped', async () => {
  const url = await places['the built app']!();
  opened = await visit(`${url}/preact/item/a`);
  const { page, loads } = opened;
  await page.route('**/_plinth/data/**', (route) => route.abort());
  await page.addInitScript(() => addEventListener('load', () => void client.refresh()));
  await page.reload();
  await page.waitForTimeout(1500);
  assert.ok(loads.length <= 4, `${loads.length} loads`);
});

for (const layer of layers) {
  test(`${layer}: a component that fails in the browser shows the error page, and links work`, async () => {
    const url = await places['the built app']!();
    opened = await visit(`${url}/${layer}/item/a`);
    const { page, loads, errors } = opened;
    await page.click('text="fails"');
    await waitForHeading(page, 'Our mistake (500)');
    assert.match(errors.join(), /on purpose/);
    await page.click('text="preact"');
    await waitForHeading(page, 'Item a');
    assert.is(loads.length, 1);
  });
}

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer}: a component that fails when it wakes shows the error page`, async () => {
    const url = await places['the built app']!();
    opened = await visit(`${url}/${layer}/fails`);
    const { page } = opened;
    await waitForHeading(page, 'Our mistake (500)');
    await page.click('text="preact"');
    await waitForHeading(page, 'Item a');
  });
}

for (const layer of layers) {
  test(`${layer}: of two clicks before the code of navigations is there, the second counts`, async () => {
    const url = await places['the built app']!();
    opened = await visit(`${url}/${layer}/item/a`);
    const { page, loads, data, errors } = opened;
    await page.route('**/assets/routes-*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.evaluate(() => {
      for (const name of ['slow', 'b']) {
        [...document.querySelectorAll('a')].find(({ text }) => text === name)!.click();
      }
    });
    await waitForHeading(page, 'Item b');
    await page.waitForTimeout(700);
    assert.is(await page.textContent('h1'), 'Item b');
    assert.ok(data.includes(`/${layer}/item/b.json`));
    assert.is(loads.length, 1);
    assert.equal(errors, []);
  });
}
