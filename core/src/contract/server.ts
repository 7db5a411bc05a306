/** What runs on the server beside pages: API routes, middleware, instrumentation. */
import type { ParsedQuery } from './page.ts';
import type { PageRequest, PageResponse, RequestFacts } from './request.ts';
import type { RouteCondition } from './config.ts';

// ── API routes ──

/** What a web-standard API handler receives beside the request. */
export interface ApiContext extends RequestFacts {
  /** The decoded path parameters; empty on a route without dynamic segments. */
  readonly params: ParsedQuery;
  /** Search and path parameters together; a path parameter wins. */
  readonly query: ParsedQuery;
}

/** Answers a request with a response. An API module exports one by method (`GET`, `POST`, …), or `ALL`. */
export type ApiHandler = (
  request: Request,
  context: ApiContext,
) => Response | PromiseLike<Response>;

/** The Node-shaped request of an API route. */
export interface ApiRequest<Body = unknown> extends PageRequest {
  readonly query: ParsedQuery;
  /** Parsed by content type: JSON, form, text; `undefined` where `config.api.bodyParser` is false. */
  readonly body: Body;
  /** `true` while the visitor is in draft mode. */
  readonly draftMode: boolean;
}

/** The Node-shaped response of an API route. */
export interface ApiResponse extends PageResponse {
  status(statusCode: number): this;
  json(value: unknown): this;
  /** An object as JSON, bytes as they are, a string without a content type of its own. */
  send(value: unknown): this;
  /** @default 307 */
  redirect(destination: string): this;
  redirect(statusCode: number, destination: string): this;
  /** Lets this visitor see drafts until the browser is closed, or no longer. */
  setDraftMode(options: { enable: boolean }): this;
}

/** A Next.js API handler: the default export of an API module. */
export type NodeApiHandler = (req: ApiRequest, res: ApiResponse) => unknown;

/** A module under `pages/api`. */
export interface ApiModule extends Partial<Record<ApiMethod | 'ALL', ApiHandler>> {
  default?: NodeApiHandler;
  config?: ApiConfig;
}

export type ApiMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** The `config` export of an API module. */
export interface ApiConfig {
  api?: {
    /**
     * `sizeLimit`: the largest body that this route reads, in bytes or as `'4mb'`. `false`: the body is
     * the handler's to read and to limit. @default true, with the app's `bodyLimit`
     */
    bodyParser?: boolean | { sizeLimit?: number | string };
    /** `false`: pages of any origin may post forms to this route, with the visitor's cookies. @default true */
    checkOrigin?: boolean;
    /**
     * How many milliseconds after its return a default export may take to begin its answer (a timer, a
     * callback); `false`: as long as the client waits. @default 10000
     */
    answerTimeout?: number | false;
  };
}

// ── Middleware ──

/** What middleware receives beside the request. */
export interface MiddlewareContext extends RequestFacts {
  /** The canonical path of the page or file, without base path and locale: what matchers compare. */
  readonly path: string;
}

/**
 * Goes on to what comes after a middleware, and resolves to its response. A request given to it takes
 * the place of the current one: other headers reach the page, another path is a rewrite.
 */
export type Next = (request?: Request) => Promise<Response>;

/** Stands around files, pages and API routes; it fails closed: what it throws is an error page. */
export type Middleware = (
  request: Request,
  next: Next,
  context: MiddlewareContext,
) => Response | PromiseLike<Response>;

/** The paths that a middleware is for: sources as in a rule. */
export type Matcher =
  | string
  | readonly (
      | string
      | { source: string; has?: readonly RouteCondition[]; missing?: readonly RouteCondition[] }
    )[];

/** One of several middlewares of a module. */
export interface MiddlewareEntry {
  run: Middleware;
  /** @default every path */
  matcher?: Matcher;
}

/** The module `middleware.ts`: one middleware with `config.matcher`, or several in order. */
export interface MiddlewareModule {
  default: Middleware | readonly (Middleware | MiddlewareEntry)[];
  config?: { matcher?: Matcher };
}

// ── Instrumentation ──

/** Where an error has happened, as `onRequestError` is told. */
export interface RequestErrorContext {
  /** The pattern of the page or API route, where one was found. */
  routePath: string | undefined;
  routeType: 'page' | 'api' | 'middleware';
}

/** The stages of a request that are timed. */
export type TracedStage = 'route' | 'getServerSideProps' | 'render' | 'total';

/**
 * What the channels `plinth:route`, `plinth:getServerSideProps`, `plinth:render` and `plinth:total` of
 * `node:diagnostics_channel` tell, twice a stage: the same object when it starts and when it has ended.
 */
export interface TraceEvent {
  readonly name: TracedStage;
  phase: 'start' | 'end';
  readonly request: Request;
  /** The pattern of the page or API route, once it is known. */
  pattern: string | undefined;
  /** As `performance.now()` has it. */
  readonly startTime: number;
  /** Milliseconds, when it has ended. */
  duration?: number;
  /** The status of the response, when `total` has ended. */
  status?: number;
}

/** The module `instrumentation.ts`. */
export interface InstrumentationModule {
  /** Runs once, before the first request is answered; where it fails none is. */
  register?: () => unknown;
  /** Runs for each error that made a response fail. */
  onRequestError?: (
    error: unknown,
    request: { path: string; method: string; headers: Record<string, string> },
    context: RequestErrorContext,
  ) => unknown;
}
