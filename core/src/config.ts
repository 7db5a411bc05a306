import { checkAdapter, toHalf } from './adapter.ts';
import { PlinthError } from './errors.ts';
import { type Routes, createRoutes } from './routes.ts';
import type { PageStore } from './stages/page.ts';
import type { Adapter, AppOptions, Assets, Build, ErrorReport, ServerRenderer } from './types.ts';

/** What `createApp` makes of its options, once. */
export interface Config {
  routes: Routes;
  pages: PageStore;
  build: Build;
  assets: Assets | undefined;
  report: (error: unknown, report: ErrorReport) => void;
}

/** Pages that answer for a status and have no address of their own. */
export const errorPatterns: ReadonlySet<string> = new Set(['/404', '/500']);

const noBuild: Build = { id: 'none', page: () => undefined };

/**
 * Folds the options of an app, so that a request finds everything prepared.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT
 */
export function foldOptions(options: AppOptions): Config {
  const { pages, build = noBuild } = options;
  return {
    routes: createRoutes(Object.keys(pages).filter((pattern) => !errorPatterns.has(pattern))),
    pages: {
      sources: pages,
      renderers: loadRenderers(options.adapters),
      build,
      cache: options.dev ? undefined : new Map(),
    },
    build,
    assets: options.assets,
    report: options.onError ?? ((error) => console.error(error)),
  };
}

function loadRenderers(adapters: readonly Adapter[]): Map<string, ServerRenderer> {
  if (adapters.length === 0) {
    throw new PlinthError(
      'PLINTH_NO_ADAPTER',
      'The app has no adapter. Pass at least one: createApp({ adapters: [{ ...preact(), server }], pages }).',
    );
  }
  return new Map(adapters.map((adapter) => [adapter.name, loadRenderer(adapter)]));
}

function loadRenderer(adapter: Adapter): ServerRenderer {
  checkAdapter(adapter);
  const { name, server, options } = adapter;
  if (typeof server !== 'string') return toHalf(server, options);
  throw new PlinthError(
    'PLINTH_ADAPTER_SERVER',
    `The adapter "${name}" names its server half as a module, ${JSON.stringify(server)}. Without a build, import that module and pass it: { ...${name}(), server }.`,
  );
}
