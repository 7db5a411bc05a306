import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import type { Rendered, ServerRenderer, View } from '@plinth/core';
import { openPage, type OpenPage } from '../_browser.ts';
import { listen } from '../_server.ts';
import type { NamedView } from '../fixtures/views/client.ts';
import type * as Views from '../fixtures/views/server.ts';

const root = join(import.meta.dirname, '../fixtures/views');
const packages = ['@plinth/core', '@plinth/preact', '@plinth/solid'];
let script: Promise<string> | undefined;
let serverViews: ReturnType<typeof loadServerViews> | undefined;

/** The fixtures' views and both server halves, compiled by the adapters' own plug-ins. */
export async function loadServerViews(): Promise<typeof Views> {
  const outDir = join(import.meta.dirname, `../.tmp/views-${crypto.randomUUID()}`);
  await bundle('server.ts', { ssr: true, outDir });
  const loaded: typeof Views = await import(pathToFileURL(join(outDir, 'server.js')).href);
  await rm(outDir, { recursive: true });
  return loaded;
}

/** The script that puts the fixtures' views and both client halves into a page's global scope. */
async function bundleClientViews(entry = 'client.ts'): Promise<string> {
  const result = await bundle(entry, { write: false });
  return (result as Rolldown.RolldownOutput).output[0].code;
}

/** The adapters' plug-ins, kept to the files that each owns, as an app has them. */
export async function createViewPlugins(): Promise<Plugin[]> {
  const both = [preact(), solid()].map(async ({ jsxImportSource, vite }) => {
    const owns = (_: string, code: string) => code.includes(`@jsxImportSource ${jsxImportSource} `);
    const plugins = (await vite!(owns)) as Plugin[];
    for (const plugin of plugins) keepToOwned(plugin, owns);
    return plugins;
  });
  return (await Promise.all(both)).flat();
}

function keepToOwned(plugin: Plugin, owns: (id: string, code: string) => boolean): void {
  const { transform } = plugin;
  if (typeof transform !== 'function') return;
  plugin.transform = function transformOwned(code, id, options) {
    return owns(id, code) ? transform.call(this, code, id, options) : undefined;
  };
}

async function bundle(
  entry: string,
  options: { ssr?: boolean; outDir?: string; write?: boolean },
): Promise<unknown> {
  return build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: await createViewPlugins(),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: packages },
    build: { ...options, emptyOutDir: true, rolldownOptions: { input: join(root, entry) } },
  });
}

/** A browser page with the client halves and views in its global scope, and what the server rendered in its root. */
export async function openViews(rendered: Rendered): Promise<OpenPage> {
  script ??= bundleClientViews();
  const code = await script;
  const server = await listen((request, response) => {
    if (request.url === '/views.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html><head>
<meta charset="utf-8"><link rel="icon" href="data:,">${rendered.headHtml ?? ''}</head>
<body><div id="root">${rendered.html}</div><script type="module" src="/views.js"></script></body></html>`);
  });
  const opened = await openPage();
  await opened.page.goto(server.url, { waitUntil: 'load' });
  const close = async (): Promise<void> => {
    await opened.close();
    await server.close();
  };
  return { ...opened, close };
}

/** A page that holds a view as its server half renders it, with nothing mounted yet. */
export async function openNamed(
  named: NamedView,
  onError: (error: unknown) => void = rethrow,
): Promise<OpenPage> {
  const { layer, page, props: own, layouts = [], app, url = '/' } = named;
  serverViews ??= loadServerViews();
  const server = await serverViews;
  const components: Record<string, unknown> =
    layer === 'preact' ? server.preactViews : server.solidViews;
  const view = {
    Page: components[page],
    props: own,
    layouts: layouts.map(({ layout, props: its }) => ({ Layout: components[layout], props: its })),
    App: app && components[app],
    route: { pattern: '/', params: {}, query: {}, url },
  } as View;
  const rendered = await (server[layer] as ServerRenderer).render(view, {
    hydrate: true,
    stream: false,
    signal: new AbortController().signal,
    idPrefix: 'p',
    onError,
  });
  return openViews(rendered);
}

function rethrow(error: unknown): never {
  throw error;
}
