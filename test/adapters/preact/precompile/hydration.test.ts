/** What compiled views have rendered, the browser takes over without a change. */
import { openPage } from '../../../_browser.ts';
import { listen } from '../../../_server.ts';
import { assert, suite } from '../../../_suite.ts';
import { createHandWritten, renderViews, type Rendered } from './_corpus.ts';
import { createGenerated, seed } from './_generate.ts';
import { bundleScript, type Modules, type Setting } from './_load.ts';

const test = suite('hydration of precompiled views');
const slow = { timeout: 240_000 };

const entry = `import { h, hydrate } from 'preact';
import { views } from './views.ts';
globalThis.findChanges = (html) => {
  const changes = {};
  for (const [name, view] of Object.entries(views)) {
    const root = document.body.appendChild(document.createElement('div'));
    root.innerHTML = html[name];
    const observer = new MutationObserver(() => {});
    observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
    try { hydrate(h(view, null), root); } catch (error) { observer.disconnect(); changes[name] = ['thrown: ' + error]; }
    changes[name] ??= observer.takeRecords().map(({ type, target }) => type + ' ' + target.nodeName);
    root.remove();
  }
  return changes;
};`;

/** What happened to each view's elements while it was hydrated. */
type Changes = Record<string, string[]>;

declare const findChanges: (html: Rendered) => Changes;

for (const preact of ['preact', 'preact10'] as const) {
  test(
    `${preact}: generated views, without a change`,
    async () => {
      const { changes } = await hydrateCompiled(createGenerated(), preact);
      assert.equal(listChanged(changes), [], `SEED=${seed}`);
      assert.ok(Object.keys(changes).length >= 2_000);
    },
    slow,
  );

  // Two texts beside each other are one for the browser, and Preact divides it again, compiled or not.
  test(
    `${preact}: views written by hand, as if they were not compiled`,
    async () => {
      const modules = createHandWritten();
      const { changes, script } = await hydrateCompiled(modules, preact);
      const plain = await renderViews(modules, { preact, precompile: false });
      assert.equal(changes, await hydrateAll(script, plain));
      const { length } = Object.keys(changes);
      assert.ok(length - listChanged(changes).length >= 200, listChanged(changes).join());
    },
    slow,
  );
}

async function hydrateCompiled(
  modules: Modules,
  preact: Setting['preact'],
): Promise<{ script: string; changes: Changes }> {
  const setting = { preact, precompile: true };
  const html = await renderViews(modules, setting);
  const script = await bundleScript({ 'entry.ts': entry, ...modules }, setting);
  return { script, changes: await hydrateAll(script, html) };
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
