/** What compiled views have rendered, the browser takes over without a change. */
import { openPage } from '../../../_browser.ts';
import { listen } from '../../../_server.ts';
import { assert, suite } from '../../../_suite.ts';
import { createHandWritten, renderPages, renderViews, type Rendered } from './_corpus.ts';
import { createGenerated, createGeneratedPages, seed } from './_generate.ts';
import { bundleScript, type Modules, type Setting } from './_load.ts';

const test = suite('hydration of precompiled views');
const slow = { timeout: 240_000 };

const entry = `import client from '@plinth/preact/client';
import { views } from './views.ts';
globalThis.findChanges = async (html) => {
  const changes = {};
  for (const [name, view] of Object.entries(views)) {
    const root = document.body.appendChild(document.createElement('div'));
    root.innerHTML = html[name];
    const observer = new MutationObserver(() => {});
    observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
    const context = { hydrate: true, idPrefix: '0', onError: (error) => console.error(error), setHead() {} };
    const page = { Page: view, props: {}, layouts: [], route: {} };
    try { await client.mount(root, page, context); } catch (error) { observer.disconnect(); changes[name] = ['thrown: ' + error]; }
    changes[name] ??= observer.takeRecords().map(({ type, target }) => type + ' ' + target.nodeName);
    root.remove();
  }
  return changes;
};`;

/** An object that is no element throws in the browser, whether or not a view is compiled. */
const refusedByBrowser = ['hostile/inArray'];

/** What happened to each view's elements while it was hydrated. */
type Changes = Record<string, string[]>;

declare const findChanges: (html: Rendered) => Promise<Changes>;

for (const preact of ['preact', 'preact10'] as const) {
  test(
    `${preact}: generated views, without a change`,
    async () => {
      const changes = await hydrateCompiled(createGenerated(), preact);
      assert.equal(listChanged(changes), [], `SEED=${seed}`);
      assert.ok(Object.keys(changes).length >= 2_000);
    },
    slow,
  );

  test(
    `${preact}: generated pages, without a change`,
    async () => {
      const modules = createGeneratedPages();
      const { rendered, texts } = await renderPages(modules, { preact, precompile: true });
      const changes = await hydrate(modules, rendered, preact);
      assert.equal(listChanged(changes), [], `SEED=${seed}`);
      assert.ok(texts.length > 250, `${texts.length} are texts`);
    },
    slow,
  );

  test(
    `${preact}: views written by hand, without a change`,
    async () => {
      const changes = await hydrateCompiled(createHandWritten(), preact);
      assert.equal(listChanged(changes), refusedByBrowser);
      assert.ok(Object.keys(changes).length >= 200);
    },
    slow,
  );
}

async function hydrateCompiled(modules: Modules, preact: Setting['preact']): Promise<Changes> {
  return hydrate(modules, await renderViews(modules, { preact, precompile: true }), preact);
}

async function hydrate(
  modules: Modules,
  html: Rendered,
  preact: Setting['preact'],
): Promise<Changes> {
  const setting = { preact, precompile: true };
  const script = await bundleScript({ 'entry.ts': entry, ...modules }, setting);
  return hydrateAll(script, html);
}

function listChanged(changes: Changes): string[] {
  return Object.keys(changes).filter((name) => changes[name]!.length > 0);
}

async function hydrateAll(script: string, html: Rendered): Promise<Changes> {
  const server = await listen((request, response) => {
    const isScript = request.url === '/script.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    const document =
      '<!doctype html><link rel="icon" href="data:,"><script src="/script.js" type="module"></script>';
    response.end(isScript ? script : document);
  });
  const { page, errors, close } = await openPage();
  await page.goto(server.url, { waitUntil: 'load' });
  const changes = await page.evaluate((all) => findChanges(all), html);
  assert.equal(errors, []);
  await close();
  await server.close();
  return changes;
}
