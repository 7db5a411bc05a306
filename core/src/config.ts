import { checkAdapter, toHalf } from './adapter.ts';
import { type DraftMode, createDraftMode } from './draft-mode.ts';
import { readEnvironment } from './environment.ts';
import type { Exchange } from './exchange.ts';
import { type Policy, toPolicy } from './csp.ts';
import { PlinthError } from './errors.ts';
import { foldKnownTargets } from './known-targets.ts';
import { type DataFormat, foldDataFormat } from './page-data.ts';
import type { PageStore } from './page-modules.ts';
import { hasAddress, toKind } from './patterns.ts';
import { type PathRules, toPathRules } from './path-rules.ts';
import { type Respond, respond } from './respond.ts';
import { type Routes, createRoutes } from './routes.ts';
import { checkSpecialNames } from './special-files.ts';
import type { ApiStore } from './stages/api.ts';
import { foldHeaderRules } from './stages/headers.ts';
import { type FoldedMiddleware, foldMiddleware } from './stages/middleware.ts';
import { foldRedirects } from './stages/redirects.ts';
import { type RewriteSteps, foldRewrites } from './stages/rewrites.ts';
import { type LateSettings, foldLateSettings } from './stream/settings.ts';
import { validateOptions } from './validate-options.ts';
import type {
  Adapter,
  AppOptions,
  Assets,
  Build,
  ErrorReport,
  InstrumentationModule,
  I18nConfig,
  ServerRenderer,
  TrustProxy,
} from './types.ts';

/** What `createApp` makes of its options, once; what is not configured is absent, and costs a request nothing. */
export interface Config {
  routes: Routes;
  pages: PageStore;
  /** What the patterns of API routes stand for; absent where there are none. */
  apis: ApiStore | undefined;
  /** Only an API route can turn it on. */
  draft: DraftMode | undefined;
  build: Build;
  data: DataFormat;
  /** How parts that come late are sent. */
  late: LateSettings;
  paths: PathRules;
  assets: Assets | undefined;
  /** Makes the responses; servers have a kind of their own. */
  respond: Respond;
  assetPrefix: string | undefined;
  headers: ReturnType<typeof foldHeaderRules>;
  redirects: ReturnType<typeof foldRedirects>;
  rewrites: RewriteSteps | undefined;
  middleware: readonly FoldedMiddleware[] | undefined;
  i18n: I18nConfig | undefined;
  /** Absent without `csp`. */
  policy: Policy | undefined;
  origin: string | undefined;
  allowedOrigins: ReadonlySet<string>;
  bodyLimit: number;
  trustProxy: TrustProxy | undefined;
  report: ((error: unknown, report: ErrorReport) => void) | undefined;
  instrumentation: InstrumentationModule | undefined;
  serverTiming: boolean;
  /** Whether `serve` compresses. */
  compress: boolean;
  log: Log | undefined;
  /** Whether each request is timed, also where nobody listens. */
  isTraced: boolean;
}

const bodyLimit = 1_048_576;

/** Where `serve` writes what happens. */
export interface Log {
  /** @param duration in milliseconds */
  request(exchange: Exchange, status: number, duration: number): void;
  error(exchange: Exchange, error: unknown): void;
}

/** What `createApp` takes beside the configuration. */
const beside = [
  'adapters',
  'pages',
  'middleware',
  'instrumentation',
  'codecs',
  'assets',
  'dev',
  'build',
  'onError',
];

/**
 * Folds the options of an app, so that a request finds everything prepared.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT, PLINTH_SPECIAL_FILE, PLINTH_OPTIONS_INVALID, PLINTH_MIDDLEWARE_INVALID, PLINTH_CODEC_INVALID
 */
export function foldOptions(options: AppOptions): Config {
  validateOptions(options, beside);
  const paths = toPathRules(options);
  const { pages, serverTiming = options.dev ?? false } = options;
  const { build = { id: options.buildId ?? 'none', page: () => undefined } } = options;
  const renderers = loadRenderers(options.adapters);
  checkSpecialNames(Object.keys(pages), [...renderers.keys()]);
  const apis = findApis(options);
  const routes = createRoutes(Object.keys(pages).filter(hasAddress));
  return {
    routes,
    pages: {
      sources: pages,
      renderers,
      build,
      hasNonce: options.csp ?? false,
      cache: options.dev ? undefined : { pages: new Map(), modules: new Map() },
    },
    apis,
    draft: apis && foldDraftMode(options),
    build,
    data: foldDataFormat(options),
    late: foldLateSettings(options),
    paths: { ...paths, known: foldKnownTargets(routes, paths) },
    assets: options.assets,
    respond,
    assetPrefix: options.assetPrefix,
    headers: foldHeaderRules(options.headers),
    redirects: foldRedirects(options.redirects),
    rewrites: foldRewrites(options.rewrites),
    middleware: foldMiddleware(options.middleware),
    i18n: options.i18n,
    policy: toPolicy(options),
    origin: options.origin ?? readEnvironment('ORIGIN'),
    allowedOrigins: new Set(options.allowedOrigins),
    bodyLimit: options.bodyLimit ?? bodyLimit,
    trustProxy: options.trustProxy,
    report: options.onError,
    instrumentation: options.instrumentation,
    serverTiming,
    compress: options.compress ?? true,
    log: undefined,
    isTraced: serverTiming,
  };
}

function findApis({ pages, dev, ...options }: AppOptions): ApiStore | undefined {
  const entries = Object.entries(pages).filter(([pattern]) => toKind(pattern) === 'api');
  if (entries.length === 0) return undefined;
  return {
    sources: Object.fromEntries(entries),
    bodyLimit: options.bodyLimit ?? bodyLimit,
    cache: dev ? undefined : new Map(),
  };
}

function foldDraftMode({ build, basePath = '', dev = false }: AppOptions): DraftMode {
  return createDraftMode(readEnvironment('SECRET') ?? build?.secret, basePath, !dev);
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
