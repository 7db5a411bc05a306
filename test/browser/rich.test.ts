import { assert, suite } from '../_suite.ts';
import { devApp, serveApp } from '../_app.ts';
import { type OpenPage, openPage } from '../_browser.ts';
import { elements, attribute, textOf } from '../_html.ts';
import { openAsleep, waitAwake, wakeAll, watchRoot } from '../_hydration.ts';
import { describe } from '../fixtures/app/lib/describe.ts';
import { createRichValues } from '../fixtures/app/lib/rich.ts';

type Described = [name: string, text: string][];

/** What the fixture's rich pages leave in the browser. */
declare const described: Described | undefined;
declare const describeAll: (values: object) => Described;

const places: Record<string, () => Promise<string>> = {
  'the built app': () => serveApp('app'),
  'the dev server': async () => (await devApp('app')).url,
};

const expected: Described = Object.entries(createRichValues()).map(([name, value]) => [
  name,
  describe(value),
]);

/** Asserts that each value is described as the server would; only what differs is shown. */
function assertDescribed(actual: Described | undefined, wanted: Described = expected): void {
  const texts = new Map(actual);
  const differing = wanted.filter(([name, text]) => texts.get(name) !== text);
  assert.equal(
    differing.map(([name]) => [name, texts.get(name)]),
    differing,
  );
  assert.is(texts.size, wanted.length);
}

for (const [place, open] of Object.entries(places)) {
  const test = suite(`rich data in the browser, on ${place}`);
  let url: string;
  let opened: OpenPage;
  test.before(async () => {
    url = await open();
    await wakeAll(['preact', 'solid', 'string'].map((layer) => `${url}/${layer}/rich/all`));
  });
  test.before.each(async () => {
    opened = await openPage();
  });
  test.after.each(async () => {
    const { messages, errors } = opened;
    await opened.close();
    assert.equal(
      messages.filter((message) => !message.includes('[vite]')),
      [],
    );
    assert.equal(errors, []);
  });

  /** The addresses that have been asked for and name the decoder. */
  function recordDecoder(): string[] {
    const asked: string[] = [];
    opened.page.on('request', (request) => {
      if (/\bdecoder\b/.test(request.url())) asked.push(request.url());
    });
    return asked;
  }

  for (const layer of ['preact', 'solid', 'string'] as const) {
    test(`${layer}: each kind of value renders on the server [51]`, async () => {
      const html = await (await fetch(`${url}/${layer}/rich/all`)).text();
      const items = elements(html).filter(({ tagName }) => tagName === 'li');
      assertDescribed(
        items.map((item): [string, string] => [attribute(item, 'title') as string, textOf(item)]),
      );
    });

    test(`${layer}: each kind arrives as what it was by a full load, without a mismatch [42, 51]`, async () => {
      const { page } = opened;
      const wake = await openAsleep(page, `${url}/${layer}/rich/all`);
      const report = await watchRoot(page);
      await wake();
      assert.equal(await report(), { changes: [], isSame: true });
      if (layer !== 'string') assertDescribed(await page.evaluate(() => described));
      const decoded = await page.evaluate(async () => {
        const state = JSON.parse(document.getElementById('plinth-state')!.textContent!);
        const { decode } = await import(state.decoder);
        return describeAll(decode(state.rich).props.values);
      });
      assertDescribed(decoded);
    });

    test(`${layer}: each kind arrives as what it was by a client navigation [43, 52]`, async () => {
      const { page, loads } = opened;
      const asked = recordDecoder();
      await page.goto(`${url}/${layer}/rich/plain`, { waitUntil: 'networkidle' });
      await waitAwake(page);
      assert.equal(asked, []);
      await page.click('a');
      await page.waitForSelector('li[title="date"]');
      assertDescribed(await page.evaluate(() => described));
      assert.ok(asked.length > 0);
      assert.is(loads.length, 1);
    });

    test(`${layer}: plain data is what it was, whatever its keys are`, async () => {
      const { page } = opened;
      await page.goto(`${url}/${layer}/rich/plain`);
      await waitAwake(page);
      const shown = await page
        .locator('li')
        .evaluateAll((all) => all.map((li) => li.getAttribute('title')));
      assert.equal(shown, ['rich', 'decoder', 'props']);
    });
  }

  test('a document with rich data preloads what decodes it', async () => {
    const html = await (await fetch(`${url}/preact/rich/all`)).text();
    const [body = '', json = ''] = html
      .split('</main></div>')[1]!
      .split(/<script [^>]*id="plinth-state">/);
    const links = elements(body).filter(({ tagName }) => tagName === 'link');
    const { decoder } = JSON.parse(json.slice(0, json.indexOf('</script>')));
    assert.is(attribute(links[0], 'href'), decoder);
    const code = await (await fetch(url + decoder)).text();
    const imported = [...code.matchAll(/from"\.\/([\w-]+\.js)"/g)].map(([, name]) => name);
    assert.equal(
      links.map((link) => [attribute(link, 'rel'), attribute(link, 'href')?.replace(/.*\//, '')]),
      [decoder.replace(/.*\//, ''), ...imported].map((name) => ['modulepreload', name]),
    );
    const plain = await (await fetch(`${url}/preact/rich/plain`)).text();
    assert.not.match(plain, /decoder-|plinth\/decoder/);
  });
}
