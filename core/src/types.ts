/**
 * The contract, types only. Three groups, in the order in which people meet them:
 * the page module (what an app writes), the adapter (what connects a view layer),
 * the app (what the two are put together in).
 *
 * Grammar of the names: `Get…` is a function that an app exports, `…Context` is what a
 * function receives, `…Result` is what it returns, `Render…`/`Rendered` belong to the
 * server half of an adapter, `Mount…`/`Mounted` to its client half.
 */

// ───────────────────────────── The page module ─────────────────────────────

/** Search or path parameters: a key that occurs twice, and a catch-all, is an array. */
export type ParsedQuery = Record<string, string | string[] | undefined>;

/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A page's props, as its component gets them. */
export type Props = Record<string, unknown>;

/** When a page wakes in the browser; `false` ships no script, no data and no preload. */
export type Hydrate = boolean | 'idle' | 'interaction';

/** A page's static settings: a literal, because the build reads it without running the page. */
export interface PageConfig {
  /** @default the adapter's own: `true`, for `string` pages `false` */
  hydrate?: Hydrate;
  /** The name of the adapter that renders the page, where no build can see it from the file. @default the first one */
  adapter?: string;
}

/** The attributes of one tag; `true` is an attribute without a value, `null`, `undefined` and `false` leave it out. */
export type TagAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A tag of the head; of two tags with one `key`, the later wins. */
export interface HeadTag {
  readonly key?: string;
  readonly [attribute: string]: string | number | boolean | null | undefined;
}

/** What a page, a layout or a view layer puts into the document's head. */
export interface HeadTags {
  title?: string;
  meta?: readonly HeadTag[];
  link?: readonly HeadTag[];
  /** `children` is the script's text. */
  script?: readonly HeadTag[];
  htmlAttributes?: TagAttributes;
  bodyAttributes?: TagAttributes;
}

/** What a page's `head` function receives. */
export interface HeadContext<P = Props> {
  props: P;
  params: ParsedQuery;
  url: URL;
}

/** A page's `head` export. */
export type Head<P = Props> = HeadTags | ((context: HeadContext<P>) => HeadTags);

/** The Node-shaped face of a request, for functions written for Next.js. */
export interface PageRequest {
  readonly method: string;
  /** Path and search as the client sent them. */
  readonly url: string;
  /** Names in lower case; a repeated header is joined as Node joins it. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The first of two cookies with one name wins; values are percent-decoded. */
  readonly cookies: Readonly<Record<string, string | undefined>>;
}

/** The Node-shaped face of `context.response`. */
export interface PageResponse {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  setHeader(name: string, value: number | string | readonly string[]): this;
  getHeader(name: string): string | string[] | undefined;
  appendHeader(name: string, value: string | readonly string[]): this;
  removeHeader(name: string): void;
  hasHeader(name: string): boolean;
  writeHead(
    statusCode: number,
    headers?: Record<string, number | string | readonly string[]>,
  ): this;
  write(chunk: string | Uint8Array): boolean;
  /** Makes what was written the whole response; what `getServerSideProps` returns afterwards is ignored. */
  end(chunk?: string | Uint8Array): this;
  on(event: 'finish' | 'close', listener: () => void): this;
}

/** What `getServerSideProps` receives; a copy, `{ ...context }`, holds all of it. */
export interface GetServerSidePropsContext<
  Params extends ParsedQuery | undefined = ParsedQuery | undefined,
> {
  /** The decoded path parameters; `undefined` on a page without dynamic segments. */
  readonly params: Params;
  /** Search and path parameters together; a path parameter wins. */
  readonly query: ParsedQuery;
  /** Path and search without the parts that a data request adds; the path stays percent-encoded. */
  readonly resolvedUrl: string;
  readonly request: Request;
  /** Status and headers of the response to be. */
  readonly response: { status: number; readonly headers: Headers };
  readonly req: PageRequest;
  readonly res: PageResponse;
  /** Fires when the client goes away before its answer is complete. */
  readonly signal: AbortSignal;
  /** What the runtime passed to `fetch` after the request. */
  readonly platform: readonly unknown[];
}

/** Where to send the client: `permanent` (308 or 307), or a `statusCode` of 301, 302, 303, 307 or 308. */
export type Redirect =
  | { destination: string; permanent: boolean; statusCode?: never }
  | { destination: string; statusCode: 301 | 302 | 303 | 307 | 308; permanent?: never }
  | { destination: string; permanent?: never; statusCode?: never };

/** What `getServerSideProps` returns. */
export type GetServerSidePropsResult<P> =
  | { props: P | Promise<P> }
  | { redirect: Redirect }
  | { notFound: true };

/** A page's data: runs on each request, on the server only. */
export type GetServerSideProps<
  P extends object = Props,
  Params extends ParsedQuery | undefined = ParsedQuery | undefined,
> = (
  context: GetServerSidePropsContext<Params>,
) => Promise<GetServerSidePropsResult<P>> | GetServerSidePropsResult<P>;

/** The props that a `getServerSideProps` returns, its other results left aside. */
export type InferGetServerSidePropsType<Function_ extends (context: never) => unknown> = Awaited<
  Extract<Awaited<ReturnType<Function_>>, { props: unknown }>['props']
>;

/** A module under `pages/`. */
export interface PageModule<Component = unknown> {
  default: Component;
  getServerSideProps?: (context: never) => unknown;
  head?: HeadTags | ((context: never) => HeadTags);
  config?: PageConfig;
}

// ─────────────────────────────── The adapter ───────────────────────────────

/** Where a view stands: what `useRoute()` shows. */
export interface Route {
  /** The page's pattern, `/blog/[slug]`. */
  readonly pattern: string;
  readonly params: ParsedQuery;
  readonly query: ParsedQuery;
  /** Path and search as the visitor sees them. */
  readonly url: string;
}

/** What a renderer is asked to show. */
export interface View<Component = unknown> {
  readonly Page: Component;
  readonly props: Props;
  /** Outermost first; the inner view is the layout's `children`. */
  readonly layouts: readonly { readonly Layout: Component; readonly props: Props }[];
  /** Wraps all; gets `{ Component, pageProps }`. */
  readonly App?: Component;
  readonly route: Route;
}

/** The circumstances of one render on the server. */
export interface RenderContext {
  /** `false`: leave out hydration markers where the library can, and renderer scripts. */
  readonly hydrate: boolean;
  /** `false`: wait for everything; `chunks` must be absent. */
  readonly stream: boolean;
  /** Fires when nobody waits for the result any more. */
  readonly signal: AbortSignal;
  readonly nonce?: string;
  /** What generated ids begin with, the same on both sides, unlike that of another root in the document. */
  readonly idPrefix: string;
  /** Takes what goes wrong without failing the render, also after it. */
  onError(error: unknown): void;
}

/** The result of one render on the server. */
export interface Rendered {
  /** The view, complete unless `chunks` follows. */
  html: string;
  /** Merged with the page's own head by the core's one rule. */
  head?: HeadTags;
  /** Put into the head as it is, last. */
  headHtml?: string;
  /** Late parts: pulled, cancelled by `return()`. */
  chunks?: AsyncIterable<string>;
  /** `true`: the chunks continue `html` inside the root. @default false: they follow it */
  chunksInRoot?: boolean;
}

/** The server half of an adapter. */
export interface ServerRenderer<Component = unknown> {
  render(view: View<Component>, context: RenderContext): Rendered | Promise<Rendered>;
}

/** The circumstances of a mounted view in the browser. */
export interface ClientContext {
  /** `true`: the root holds the server's HTML of this view. */
  readonly hydrate: boolean;
  readonly idPrefix: string;
  setHead(tags: HeadTags): void;
  /** Takes what goes wrong without failing `mount` or `update`, also after they settled. */
  onError(error: unknown): void;
}

/** A view that is shown. When `update` returns or resolves, the DOM shows the view. */
export interface Mounted<Component = unknown> {
  update(view: View<Component>): void | Promise<void>;
  unmount(): void;
}

/**
 * The client half of an adapter. When `mount` returns or resolves, the DOM shows the view.
 * Without `hydrate` the root is empty. A `mount` that rejects leaves nothing running; after an
 * `update` that rejects, `update` may be called again.
 */
export interface ClientRenderer<Component = unknown> {
  mount(
    root: Element,
    view: View<Component>,
    context: ClientContext,
  ): Mounted<Component> | Promise<Mounted<Component>>;
}

/** What a half's module exports by default: the half, or a function of the adapter's options that returns it. */
export type Half<Renderer> = Renderer | ((options: JsonObject) => Renderer);

/** The description of an adapter. */
export interface Adapter {
  readonly name: string;
  /** Set by `defineAdapter`. */
  readonly apiVersion: 1;
  /** A file whose `@jsxImportSource` pragma names it is this adapter's. */
  readonly jsxImportSource?: string;
  /** Pages and components with these extensions (`.vue`) are this adapter's; the longest one wins. */
  readonly extensions?: readonly string[];
  /** Files that match these globs, relative to the app's root, are this adapter's; also modules that are no pages. */
  readonly include?: readonly string[];
  /** The default of `config.hydrate` for its pages. @default true where there is a `client`, else false */
  readonly hydrate?: Hydrate;
  /** The server half, or the bare specifier or absolute path of its module. */
  readonly server: Half<ServerRenderer> | string;
  /** The bare specifier or absolute path of the client half's module; none: its pages ship no script. */
  readonly client?: string;
  /** Reaches both halves. */
  readonly options?: JsonObject;
  /**
   * The Vite plug-ins that compile its files. The core runs their transforms for owned files only,
   * so that `owns` is needed only where a plug-in acts elsewhere.
   */
  vite?(owns: (id: string, code: string) => boolean): unknown;
}

// ───────────────────────────────── The app ─────────────────────────────────

/** A page module, or a function that loads it. */
export type PageSource = PageModule | (() => Promise<PageModule>);

/** What the build (or the dev server) knows of one page. */
export interface PageBuild {
  /** The name of the adapter that owns the page's file. */
  adapter: string;
  /** URL of the page's browser module; none: the page ships no script. */
  module?: string;
  /** URLs of the modules that `module` imports. */
  preload?: readonly string[];
  /** URLs of style sheets. */
  styles?: readonly string[];
  /** HTML that stands first in the head. */
  head?: string;
}

/** What the build (or the dev server) knows of the app. */
export interface Build {
  /** Names this build in data requests. */
  id: string;
  /** URL of the browser runtime. */
  entry?: string;
  /** URL of the table of routes, which the runtime loads at the first navigation. */
  routes?: string;
  /** URL of the folder that holds the built files; `serve` hands them out. */
  clientDir?: string;
  page(pattern: string): PageBuild | undefined | Promise<PageBuild | undefined>;
}

/** Answers with a static file, or with nothing where there is none. */
export type Assets = (
  pathname: string,
  request: Request,
) => Response | undefined | Promise<Response | undefined>;

/** What is known of a failed request when its error is reported. */
export interface ErrorReport {
  request: Request;
  /** The pattern of the page, where one was found. */
  pattern?: string;
}

export interface AppOptions {
  /** The first one renders the pages that name no other. */
  adapters: readonly Adapter[];
  /** Pages by pattern: `/`, `/blog/[slug]`, `/docs/[...path]`, `/404`, `/500`. */
  pages: Readonly<Record<string, PageSource>>;
  /** Static files. @default none */
  assets?: Assets;
  /** Loads pages anew on each request, and shows an error's text to the client. @default false */
  dev?: boolean;
  /** The result of a build. @default none: pages ship no script */
  build?: Build;
  /** Takes each error that made a response fail. @default console.error */
  onError?: (error: unknown, report: ErrorReport) => void;
}

export interface App {
  /** Answers a request; `platform` (what the runtime passes on) reaches `getServerSideProps` as it is. */
  fetch(this: void, request: Request, ...platform: unknown[]): Promise<Response>;
  /** Answers a request for a path of this app: how tests call it. */
  request(this: void, path: string, init?: RequestInit): Promise<Response>;
}
