import { checkAdapter, toHalf } from './adapter.ts';
import { PlinthError } from './errors.ts';
import { hasAddress } from './patterns.ts';
import { type DataFormat, foldDataFormat } from './page-data.ts';
import { type PathRules, toPathRules } from './path-rules.ts';
import { type Routes, createRoutes } from './routes.ts';
import { foldHeaderRules } from './stages/headers.ts';
import { type FoldedMiddleware, foldMiddleware } from './stages/middleware.ts';
import type { PageStore } from './stages/page.ts';
import { foldRedirects } from './stages/redirects.ts';
import { type RewriteSteps, foldRewrites } from './stages/rewrites.ts';
import type {
  Adapter,
  AppOptions,
  Assets,
  Build,
  ErrorReport,
  I18nConfig,
  ServerRenderer,
} from './types.ts';

/** What `createApp` makes of its options, once; what is not configured is absent, and costs a request nothing. */
export interface Config {
  routes: Routes;
  pages: PageStore;
  build: Build;
  data: DataFormat;
  paths: PathRules;
  assets: Assets | undefined;
  headers: ReturnType<typeof foldHeaderRules>;
  redirects: ReturnType<typeof foldRedirects>;
  rewrites: RewriteSteps | undefined;
  middleware: readonly FoldedMiddleware[] | undefined;
  i18n: I18nConfig | undefined;
  origin: string | undefined;
  report: (error: unknown, report: ErrorReport) => void;
}

const noBuild: Build = { id: 'none', page: () => undefined };

/**
 * Folds the options of an app, so that a request finds everything prepared.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT, PLINTH_OPTIONS_INVALID, PLINTH_MIDDLEWARE_INVALID, PLINTH_CODEC_INVALID
 */
export function foldOptions(options: AppOptions): Config {
  const { pages, build = noBuild } = options;
  return {
    routes: createRoutes(Object.keys(pages).filter(hasAddress)),
    pages: {
      sources: pages,
      renderers: loadRenderers(options.adapters),
      build,
      cache: options.dev ? undefined : new Map(),
    },
    build,
    data: foldDataFormat(options),
    paths: toPathRules(options),
    assets: options.assets,
    headers: foldHeaderRules(options.headers),
    redirects: foldRedirects(options.redirects),
    rewrites: foldRewrites(options.rewrites),
    middleware: foldMiddleware(options.middleware),
    i18n: options.i18n,
    origin: options.origin,
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
