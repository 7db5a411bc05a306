/** Editing a component under Vite's dev server, with both adapters' plug-ins in one app. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, isRunnableDevEnvironment, type ViteDevServer } from 'vite';
import type { Rendered, ServerRenderer } from '@plinth/core';
import { openPage, type OpenPage } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { createViewPlugins } from './_views.ts';

const root = join(import.meta.dirname, `../.tmp/dev-${process.pid}`);
const files = {
  'index.html': `<!doctype html><link rel="icon" href="data:,"><div id="preact"></div><div id="solid"></div>
<script type="module" src="/main.ts"></script>`,
  'main.ts': `import preact from '@plinth/preact/client';
import solid from '@plinth/solid/client';
import PreactPage from './preact-page.tsx';
import SolidPage from './solid-page.tsx';
const context = { hydrate: false, idPrefix: 'p', setHead() {}, onError: console.error };
const route = { pattern: '/', params: {}, query: {}, url: '/' };
const toView = (Page) => ({ Page, props: { name: 'you' }, layouts: [], route });
const mounted = preact.mount(document.querySelector('#preact'), toView(PreactPage), context);
globalThis.update = async () => (await mounted).update(toView(PreactPage));
await solid.mount(document.querySelector('#solid'), toView(SolidPage), context);
document.body.dataset.ready = '';`,
  'preact-page.tsx': `/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useRoute } from '@plinth/preact';
import { Child } from './preact-child.tsx';
export const head = { title: 'x' };
export const config = { hydrate: true };
export default function Page({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  return <p title={useRoute().url}><button onClick={() => setCount(count + 1)}>{count}</button> before {name} <Child /></p>;
}`,
  'preact-child.tsx': `/** @jsxImportSource preact */
export function Child() { return <i>child</i>; }`,
  'solid-page.tsx': `/** @jsxImportSource solid-js */
import { createSignal } from 'solid-js';
import { Child } from './solid-child.tsx';
export default function Page(props: { name: string }) {
  const [count, setCount] = createSignal(0);
  return <p><button onClick={() => setCount(count() + 1)}>{count()}</button> {props.name} <Child /></p>;
}`,
  'solid-child.tsx': `/** @jsxImportSource solid-js */
export function Child() { return <i>child</i>; }`,
};

const packages = ['@plinth/core', '@plinth/preact', '@plinth/solid'];
const test = suite('dev');
let server: Server;
let vite: ViteDevServer;
let opened: OpenPage;
let url: string;

test.before(
  async () => {
    await mkdir(root, { recursive: true });
    for (const [name, code] of Object.entries(files)) await writeFile(join(root, name), code);
    server = createHttpServer((request, response) => vite.middlewares(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    vite = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      cacheDir: join(root, '.vite'),
      plugins: await createViewPlugins(),
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      optimizeDeps: { exclude: packages },
      ssr: { noExternal: packages },
      server: { middlewareMode: true, hmr: { server } },
    });
    opened = await openPage();
    await opened.page.goto(url);
    await opened.page.waitForSelector('body[data-ready]');
  },
  { timeout: 60_000 },
);

test.after(async () => {
  await opened.close();
  await vite.close();
  server.close();
  await rm(root, { recursive: true });
});

test('loads once, without an error', async () => {
  await opened.page.waitForTimeout(500);
  assert.equal(opened.loads, [url]);
  assert.equal(opened.errors, []);
});

test('an edited Preact page keeps its state, also beside other exports, and later updates', async () => {
  const { page } = opened;
  await page.click('#preact button');
  await edit('preact-page.tsx', 'before', 'after');
  await page.waitForSelector('#preact p:has-text("after you")');
  assert.is(await page.textContent('#preact button'), '1');
  await page.evaluate(() => (globalThis as never as { update(): Promise<void> }).update());
  assert.match((await page.textContent('#preact p'))!, /^1 after you/);
});

test('an edited child keeps the state of the page around it, in either view layer', async () => {
  const { page } = opened;
  await page.click('#solid button');
  for (const layer of ['preact', 'solid']) {
    await edit(`${layer}-child.tsx`, '>child<', '>edited<');
    await page.waitForSelector(`#${layer} i:has-text("edited")`);
    assert.is(await page.textContent(`#${layer} button`), '1');
  }
});

test('no edit has reloaded the page or failed', () => {
  assert.equal(opened.loads, [url]);
  assert.equal(opened.errors, []);
  assert.equal(
    opened.messages.filter((message) => message.startsWith('error')),
    [],
  );
});

test('each view layer’s instrumentation stays out of the other’s files', async () => {
  const [preactCode, solidCode] = [
    await loadText('preact-page.tsx'),
    await loadText('solid-page.tsx'),
  ];
  assert.match(preactCode, /plinthRefresh/);
  assert.not.match(preactCode, /solid/);
  assert.not.match(solidCode, /plinthRefresh|preact\/jsx/);
});

test('the server renders the same files, by the same rules as a build', async () => {
  assert.is(await render('preact'), '<p title="/"><button>0</button> after you <i>edited</i></p>');
  assert.is(await render('solid'), '<p><button>0</button> you <i>edited</i></p>');
});

async function render(layer: string): Promise<string> {
  const { ssr } = vite.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('The dev server cannot run code');
  const half = await ssr.runner.import<{ default: ServerRenderer }>(`@plinth/${layer}/server`);
  const page = await ssr.runner.import<{ default: unknown }>(`/${layer}-page.tsx`);
  const route = { pattern: '/', params: {}, query: {}, url: '/' };
  const result = half.default.render(
    { Page: page.default, props: { name: 'you' }, layouts: [], route },
    {
      hydrate: false,
      stream: false,
      signal: new AbortController().signal,
      idPrefix: 'p',
      onError(error) {
        throw error;
      },
    },
  );
  return (result as Rendered).html;
}

async function edit(name: string, before: string, after: string): Promise<void> {
  const path = join(root, name);
  const code = await readFile(path, 'utf8');
  assert.ok(code.includes(before));
  await writeFile(path, code.replace(before, after));
}

async function loadText(name: string): Promise<string> {
  return (await fetch(url + name)).text();
}
