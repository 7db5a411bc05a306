/** The halves of the foreign adapters against what the interface asks of every half. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig, type PluginOption } from 'vite';
import type { RenderContext, Rendered } from '@plinth/core';
import { openPage, type OpenPage } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { eta } from '../../docs/examples/adapters/eta/index.ts';
import { svelte } from '../../docs/examples/adapters/svelte/index.ts';
import { vue } from '../../docs/examples/adapters/vue/index.ts';
import type { render as Render } from '../fixtures/foreign-halves/server.ts';
import type { mount as Mount } from '../fixtures/foreign-halves/client.ts';
import type { Name } from '../fixtures/foreign-halves/view.ts';

const NAMES: Name[] = ['react', 'vue', 'svelte'];
/** Neither library has a rendering without them. */
const CANNOT_LEAVE_OUT_MARKERS = new Set<Name>(['vue', 'svelte']);
const source = join(import.meta.dirname, '../fixtures/foreign-halves');
const outDir = join(import.meta.dirname, '../.tmp/foreign-halves');

declare const halves: { mount: typeof Mount };

async function bundle(entry: string, config: InlineConfig['build']): Promise<string> {
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
    plugins: [vue(), svelte(), eta()].map((adapter) => adapter.vite!(() => true) as PluginOption),
    build: { outDir: join(outDir, entry), ...config },
  });
  return join(outDir, entry, `${entry}.js`);
}

const server = suite('foreign adapters: server halves');
let render: typeof Render;
let failures: string[];
const onError = (error: unknown): void => void failures.push(String(error));

server.before(async () => {
  const file = await bundle('server', { ssr: join(source, 'server.ts') });
  ({ render } = await import(pathToFileURL(file).href));
});
server.before.each(() => {
  failures = [];
});
server.after.each(() => assert.equal(failures, []));

for (const name of [...NAMES, 'eta'] as const) {
  server(`${name}: App, layouts from the outermost, page, each with its props`, async () => {
    const { html } = await render(name, 'Page', { text: '<i>' }, { onError });
    const shape =
      /^<div class="app"><section class="outer"><section class="inner"><main id="[^"]*p1[^"]*">&lt;i(>|&gt;) <button>Count 0<\/button><\/main><\/section><\/section><\/div>$/;
    assert.match(html.replace(/<!--[^]*?-->|\n/g, ''), shape);
  });

  server(`${name}: without hydration it leaves out what it can`, async () => {
    const { html } = await render(name, 'Page', { text: 'a' }, { onError, hydrate: false });
    assert.not.match(html, '<script');
    assert.is(html.includes('<!--'), CANNOT_LEAVE_OUT_MARKERS.has(name));
  });

  server(`${name}: what a page throws rejects, once`, async () => {
    const failing = render(name, 'Page', { text: '', broken: true }, { onError });
    await assert.rejects(failing, /broken at once/);
  });
}

server('react: without hydration there are no markers, and late parts are waited for', async () => {
  const { html } = await renderLate({ hydrate: false });
  assert.match(html, '<b>late</b>');
  assert.not.match(html, /<!--|<script|wait/);
});

server('react: without hydration a boundary that fails is an error', async () => {
  const failing = renderLate({ hydrate: false }, new Error('broken late'));
  await assert.rejects(failing, /broken late/);
});

server('react: without streaming the document waits for late parts', async () => {
  const { html, chunks } = await renderLate({});
  assert.match(html, '<b>late</b>');
  assert.not.match(html, /<script|wait/);
  assert.is(chunks, undefined);
});

server('react: late parts come as chunks, their scripts with the nonce', async () => {
  const { html, chunks, chunksInRoot } = await renderLate({ stream: true, nonce: 'n0' });
  const all = html + (await readAll(chunks!));
  assert.ok(chunksInRoot);
  assert.ok(all.indexOf('wait') < all.indexOf('<b>late</b>'));
  const scripts = all.match(/<script[^>]*>/g)!;
  assert.ok(scripts.length > 0);
  for (const tag of scripts) assert.match(tag, ' nonce="n0"');
});

server('react: what a late part throws is reported, once', async () => {
  const { chunks } = await renderLate({ stream: true }, new Error('broken late'));
  await readAll(chunks!);
  assert.equal(failures.splice(0), ['Error: broken late']);
});

server('react: a view without late parts has no chunks', async () => {
  const { html, chunks } = await render('react', 'Page', { text: 'a' }, { onError, stream: true });
  assert.match(html, 'Count');
  assert.is(chunks, undefined);
});

server('react: nobody hears of what fails because nobody waits', async () => {
  const controller = new AbortController();
  const { chunks } = await renderLate({ stream: true, signal: controller.signal });
  const reader = chunks![Symbol.asyncIterator]();
  await reader.next();
  controller.abort();
  await reader.return!();
});

server("react: a page's title stays in the root", async () => {
  const { html } = await render('react', 'Other', { text: 'a' }, { onError });
  assert.match(html, /^<title>From React<\/title><div/);
});

server("svelte: a page's head goes into the head", async () => {
  const { html, headHtml } = await render('svelte', 'Other', { text: 'a' }, { onError });
  assert.match(headHtml!, '<meta name="made-by" content="Svelte"/>');
  assert.not.match(html, 'made-by');
});

/** Renders a part that is late by a turn of the event loop, or fails then. */
function renderLate(context: Partial<RenderContext>, failure?: Error): Promise<Rendered> {
  const promised = new Promise((resolve, reject) =>
    setTimeout(() => (failure ? reject(failure) : resolve('late')), 20),
  );
  return render('react', 'Late', { promised }, { onError, ...context });
}

async function readAll(chunks: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const chunk of chunks) all += chunk;
  return all;
}

const client = suite('foreign adapters: client halves');
let opened: OpenPage;
let script: string;

client.before(async () => {
  const lib = { entry: join(source, 'client.ts'), name: 'halves', formats: ['iife' as const] };
  await bundle('client', { lib: { ...lib, fileName: () => 'client.js' } });
  script = readFileSync(join(outDir, 'client/client.js'), 'utf8');
});
client.before.each(async () => {
  opened = await openPage();
  // The loader of the tests calls a helper for the name of each function; in the page there is none.
  await opened.page.addScriptTag({ content: `globalThis.__name = (value) => value;${script}` });
});
client.after.each(async () => {
  assert.equal([opened.messages, opened.errors], [[], []]);
  await opened.close();
});

for (const name of NAMES) {
  client(`${name}: once mounted or updated, the DOM shows the view`, async () => {
    const seen = await opened.page.evaluate(async (layer) => {
      const view = await halves.mount(layer, { text: 'one' });
      const texts = [view.root.textContent];
      const [inner, main] = view.root.querySelectorAll('.inner, main');
      await view.click();
      await view.update('Page', { text: 'two' });
      texts.push(view.root.textContent);
      const isKept = main === view.root.querySelector('main');
      await view.update('Other', { text: 'three' });
      texts.push(view.root.textContent);
      const isLayoutKept = inner === view.root.querySelector('.outer > .inner:has(aside)');
      return { texts, isKept, isLayoutKept, errors: view.errors };
    }, name);
    const texts = ['one Count 0', 'two Count 1', 'three'];
    assert.equal(seen, { texts, isKept: true, isLayoutKept: true, errors: [] });
  });

  client(`${name}: ids made in the browser begin with the prefix`, async () => {
    const id = await opened.page.evaluate(async (layer) => {
      const { root } = await halves.mount(layer, { text: '' }, { idPrefix: 'second' });
      return root.querySelector('main')!.id;
    }, name);
    // Svelte takes no prefix in the browser: it counts through all roots of the document.
    assert.match(id, name === 'svelte' ? /^c\d+$/ : /^_?second/);
  });

  client(`${name}: it hydrates what the server half renders, layouts and all`, async () => {
    const { html } = await render(name, 'Page', { text: 'one' }, { onError });
    const seen = await opened.page.evaluate(
      async ([layer, served]) => {
        const view = await halves.mount(layer, { text: 'one' }, { hydrate: true }, served);
        const before = view.root.querySelector('main');
        await view.click();
        return [view.root.textContent, before === view.root.querySelector('main'), view.errors];
      },
      [name, html] as const,
    );
    assert.equal(seen, ['one Count 1', true, []]);
  });

  client(
    `${name}: a page that throws rejects mount and update, and is not reported again`,
    async () => {
      const seen = await opened.page.evaluate(async (layer) => {
        const reported: string[] = [];
        const context = { onError: (error: unknown) => void reported.push(String(error)) };
        const props = { text: '', broken: true };
        const failing = halves.mount(layer, props, context);
        const first = await failing.then(() => 'mounted', String);
        const view = await halves.mount(layer, { text: 'one' });
        return [first, await view.update('Page', props), [...reported, ...view.errors]];
      }, name);
      assert.equal(seen, ['Error: broken at once', 'Error: broken at once', []]);
    },
  );

  client(
    `${name}: what a page throws later is reported, once, and an update mends it`,
    async () => {
      const seen = await opened.page.evaluate(async (layer) => {
        const view = await halves.mount(layer, { text: 'one' });
        for (let count = 0; count < 3; count += 1) await view.click();
        await view.update('Other', { text: 'two' });
        return [view.errors, view.root.textContent];
      }, name);
      assert.equal(seen, [['Error: broken later'], 'two']);
    },
  );

  client(`${name}: unmounting empties the root`, async () => {
    const seen = await opened.page.evaluate(async (layer) => {
      const view = await halves.mount(layer, { text: 'one' });
      view.mounted.unmount();
      return view.root.innerHTML;
    }, name);
    assert.is(seen, '');
  });
}
