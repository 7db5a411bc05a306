import { createApp } from '../app.ts';
import { toHalf } from '../adapter.ts';
import type {
  Adapter,
  App,
  Build,
  Props,
  RenderContext,
  Rendered,
  ServerRenderer,
} from '../types.ts';
import type { ServerBundle } from './server-bundle.ts';
import type { NamedView, ServerKit } from './check.ts';
import { Skip } from './expect.ts';
import type { TestRun } from './test-run.ts';
import { toView } from './to-view.ts';
import type { ViewName } from './view-names.ts';

/** What one check in Node works with. */
export function createServerKit({ adapter, bundle, markup }: TestRun): ServerKit {
  const renderer = bundle && toHalf(bundle.half, adapter.options);
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const render = async (view: NamedView, context?: Partial<RenderContext>): Promise<Rendered> =>
    renderer!.render(toView(view, bundle!.views), { ...createContext(onError), ...context });
  return {
    adapter,
    renderer,
    errors,
    markup,
    render,
    renderAll: async (view, context) => readAll(await render(view, context)),
    createApp: (page, props, ships) =>
      createPageApp(adapter, renderer!, bundle!.views[page], props, ships),
    skip(reason) {
      throw new Skip(reason);
    },
  };
}

/** The views that there are. */
export function listViews(bundle: ServerBundle | undefined): Set<ViewName> {
  return new Set(Object.keys(bundle?.views ?? {}) as ViewName[]);
}

function createContext(onError: (error: unknown) => void): RenderContext {
  const { signal } = new AbortController();
  return { hydrate: true, stream: false, signal, idPrefix: 'p', onError };
}

async function readAll({ html, chunks }: Rendered): Promise<string> {
  let all = html;
  for await (const chunk of chunks ?? []) all += chunk;
  return all;
}

function createPageApp(
  adapter: Adapter,
  server: ServerRenderer,
  Page: unknown,
  props: Props,
  ships: boolean,
): App {
  const { name, apiVersion } = adapter;
  const build: Build = {
    id: 'kit',
    entry: '/kit.js',
    routes: '/routes.js',
    page: () => ({ adapter: name, module: '/page.js' }),
  };
  return createApp({
    adapters: [{ name, apiVersion, server }],
    pages: { '/': { default: Page, getServerSideProps: () => ({ props }) } },
    ...(ships ? { build } : {}),
    onError() {},
  });
}
