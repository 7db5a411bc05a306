import { assert, suite } from '../_suite.ts';
import { attribute, elements, findTag, textOf } from '../_html.ts';
import { places, type Visit, visit, waitForHeading } from '../_client.ts';

const hostile = '</title><script>window.hacked = 1</script>';

for (const [place, open] of Object.entries(places)) {
  const test = suite(`the head on ${place}`);
  let url: string;
  let opened: Visit;
  test.before(async () => {
    url = await open();
  });
  test.after.each(async () => {
    const { errors, page } = opened;
    assert.is(await page.evaluate(() => 'hacked' in window), false);
    await opened.close();
    assert.equal(errors, []);
  });

  const contents = (): Promise<string[]> =>
    opened.page
      .locator('meta[data-head]:not([name=viewport])')
      .evaluateAll((metas: HTMLMetaElement[]) =>
        metas.map((meta) => `${meta.name || meta.getAttribute('property')}=${meta.content}`),
      );

  for (const layer of ['preact', 'solid'] as const) {
    test(`${layer}: Head and the page's head are merged on the server, and stay text`, async () => {
      opened = await visit(`${url}/${layer}/head`);
      const html = await (await fetch(`${url}/${layer}/head`)).text();
      assert.is(textOf(findTag(html, 'title')), `first ${hostile}`);
      assert.is(attribute(findTag(html, 'html'), 'data-name'), 'first');
      const metas = elements(html)
        .filter((one) => attribute(one, 'data-head') === '')
        .slice(1);
      assert.equal(
        metas.map((one) => attribute(one, 'content')),
        ['first', 'noindex', 'inner'],
      );
      assert.equal(await contents(), ['author=first', 'robots=noindex', 'og:title=inner']);
      assert.is(await opened.page.title(), `first ${hostile}`);
    });

    test(`${layer}: Head follows its props, and leaves with its page`, async () => {
      opened = await visit(`${url}/${layer}/head`);
      const { page, loads } = opened;
      await page.click('text="rename"');
      await page.waitForFunction(() => document.title.startsWith('second'));
      assert.is(await page.locator('meta[name=author]').count(), 1);
      assert.is(await page.getAttribute('meta[name=author]', 'content'), 'second');
      await page.click('text="static"');
      await waitForHeading(page, `Static ${layer}`);
      assert.is(await page.title(), 'Static');
      assert.equal(await contents(), []);
      await page.goBack();
      await waitForHeading(page, `Head ${layer}`);
      assert.is(await page.title(), `first ${hostile}`);
      assert.is(await page.locator('meta[name=author]').count(), 1);
      assert.is(loads.length, 1);
    });

    test(`${layer}: tags that stay are the same nodes, and nothing flickers`, async () => {
      opened = await visit(`${url}/${layer}/item/a`);
      const { page } = opened;
      await page.evaluate(() => {
        const author = document.querySelector('[name=author]');
        const titles: string[] = [];
        let removals = 0;
        new MutationObserver((records) => {
          titles.push(document.title);
          for (const { removedNodes } of records) {
            removals += [...removedNodes].filter((one) => one === author).length;
          }
        }).observe(document.head, { subtree: true, childList: true, characterData: true });
        Object.assign(window, { seen: () => ({ titles, removals, author }) });
      });
      await page.click('text="b"');
      await waitForHeading(page, 'Item b');
      const seen = await page.evaluate(() => {
        const { titles, removals, author } = (
          window as unknown as {
            seen(): { titles: string[]; removals: number; author: Element };
          }
        ).seen();
        const isSame = author === document.querySelector('[name=author]');
        return { titles: [...new Set(titles)], removals, isSame };
      });
      assert.equal(seen, { titles: ['Item b'], removals: 0, isSame: true });
      assert.is(await page.getAttribute('meta[name=description]', 'content'), 'b');
    });
  }
}
