import { assert, suite } from '../_suite.ts';
import { openPage } from '../_browser.ts';
import { layers, places, visit, waitForHeading } from '../_client.ts';
import { waitAwake } from '../_hydration.ts';

const test = suite('when a page wakes');

for (const layer of ['preact', 'solid'] as const) {
  test(`${layer}: 'idle' wakes by itself, and asks for no code before`, async () => {
    const url = await places['the built app']!();
    const { page, errors, close } = await openPage();
    const html = await (await fetch(`${url}/${layer}/idle`)).text();
    assert.is(html.match(/rel="modulepreload/g)?.length, 2, 'the runtime and the routes');
    await page.goto(`${url}/${layer}/idle`);
    await waitAwake(page);
    await page.click('button');
    assert.is((await page.textContent('button'))?.trim(), '1');
    assert.equal(errors, []);
    await close();
  });

  test(`${layer}: 'interaction' sleeps until it is touched, and the first click counts`, async () => {
    const url = await places['the built app']!();
    const { page, errors, close } = await openPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(`${url}/${layer}/interaction`, { waitUntil: 'networkidle' });
    const code = /\/(?:plinth|runtime|wait)-/;
    assert.equal(
      scripts.filter((script) => !code.test(script)),
      [],
    );
    await page.click('button');
    await page.waitForFunction(() => document.querySelector('button')?.textContent?.trim() === '1');
    await page.click('button');
    assert.is((await page.textContent('button'))?.trim(), '2');
    assert.equal(errors, []);
    await close();
  });

  test(`${layer}: a link of a page that sleeps is a navigation`, async () => {
    const url = await places['the built app']!();
    const { page, loads, errors, close } = await openPage();
    await page.goto(`${url}/${layer}/interaction`, { waitUntil: 'networkidle' });
    await page.click('text="static"');
    await waitForHeading(page, `Static ${layer}`);
    assert.is(await page.locator('#plinth > *').count(), 1);
    await page.goBack();
    await waitForHeading(page, `Late ${layer}`);
    await page.click('button');
    assert.is((await page.textContent('button'))?.trim(), '1');
    assert.is(loads.length, 1);
    assert.equal(errors, []);
    await close();
  });

  test(`${layer}: a difference is told in development, with page, node and both values`, async () => {
    const url = await places['the dev server']!();
    const { page, messages, close } = await visit(`${url}/${layer}/mismatch`);
    const told = messages.filter((message) => message.includes('PLINTH_HYDRATION_MISMATCH'));
    const shown = await page.textContent('#text');
    await close();
    // Solid leaves text as the server sent it: then nothing has changed, and nothing is told.
    if (/server/.test(shown ?? '')) assert.equal(told, []);
    else {
      assert.is(told.length, 1);
      assert.match(told[0]!, `"/${layer}/mismatch"`);
      assert.match(told[0]!, '<p>#text');
      assert.match(told[0]!, 'was "It is the server, really" on the server');
      assert.match(told[0]!, 'is "It is the browser, really" in the browser');
    }
    assert.ok(layer === 'solid' || told.length === 1);
  });
}

for (const layer of layers) {
  test(`${layer}: nothing is told of a page that is the same`, async () => {
    const url = await places['the dev server']!();
    const { messages, close } = await visit(`${url}/${layer}/item/a`);
    await close();
    assert.equal(
      messages.filter((message) => !message.includes('[vite]')),
      [],
    );
  });
}
