/** The configuration of an app: JSON, so that it means the same in the plug-in's options and in `createApp`. */

/** A condition on a request, beside its path. */
export type RouteCondition =
  | { type: 'header' | 'cookie' | 'query'; key: string; value?: string }
  | { type: 'host'; value: string; key?: undefined };

/** What every rule has. */
export interface RouteRule {
  /** A path as path-to-regexp 6 reads it: `/blog/:slug`, `/docs/:path*`, `/post/:id(\\d+)`; it matches without regard to case. */
  source: string;
  /**
   * All of these must hold. A `value` is a regular expression that matches the whole value; its named
   * groups become parameters. Without one, any value but the empty one will do.
   */
  has?: readonly RouteCondition[];
  /** None of these may hold. */
  missing?: readonly RouteCondition[];
  /** `false`: source and destination are written with the base path. */
  basePath?: false;
  /** `false`: source and destination are written with the locale. */
  locale?: false;
}

/** Sends a path elsewhere; the search string is kept, and merged with that of the destination. */
export type RedirectRule = RouteRule & { destination: string } & (
    | { permanent: boolean; statusCode?: undefined }
    | { statusCode: 301 | 302 | 303 | 307 | 308; permanent?: undefined }
  );

/** Answers a path with another page, file or, where the destination is an http(s) URL, another server. */
export interface RewriteRule extends RouteRule {
  destination: string;
}

/** Rewrites by the place where they are tried; a plain list is `afterFiles`. */
export interface RewriteRules {
  /** Before files and pages. */
  beforeFiles?: readonly RewriteRule[];
  /** After files and pages without dynamic segments. */
  afterFiles?: readonly RewriteRule[];
  /** Where nothing else has matched. */
  fallback?: readonly RewriteRule[];
}

/** Sets headers on the answers for a path; keys and values may hold `:param`. */
export interface HeaderRule extends RouteRule {
  headers: readonly { key: string; value: string }[];
}

/** Languages by path prefix: `/fr/about` is `/about` with the locale `fr`. */
export interface I18nConfig {
  locales: readonly string[];
  /** The locale of paths without a prefix; one of `locales`. */
  defaultLocale: string;
  /** Whether `/` sends a visitor on by cookie and `Accept-Language`. @default true */
  localeDetection?: boolean;
  /** The cookie that remembers a visitor's choice. @default 'plinth-locale' */
  cookie?: string;
}

/**
 * Proxies by address; `'loopback'`: those on this machine; `true`: every peer, which is safe only where
 * nobody else can reach the server and the proxy overwrites these headers.
 */
export type TrustProxy = boolean | 'loopback' | readonly string[];

/** How the parts of a page that come late are sent. */
export interface StreamingConfig {
  /**
   * For how many milliseconds the first bytes are held back: a part that arrives in that time stands in
   * its place, and a page of which all has arrived is sent as a whole, with its length. @default 5
   */
  hold?: number;
  /** Words in a `User-Agent`, in any case, whose sender gets the complete document. @default those of the known crawlers */
  crawlers?: readonly string[];
}

/** How long, in milliseconds, an answer waits for something; `false`: for ever. */
export interface TimeoutConfig {
  /** For the `getServerSideProps` of a page, its app and its layouts; then the answer is 503. @default false */
  getServerSideProps?: number | false;
  /** For what is sent first, once the data is there; then the answer is 503. @default 30000 */
  shell?: number | false;
  /**
   * For the deferred props; those that are missing then have failed. And for each late part of a view
   * (`Suspense`); then the answer is broken off. @default 30000
   */
  deferred?: number | false;
}

/** What an app can be told, by the plug-in's options or by `createApp`. */
export interface PlinthConfig {
  /** Where the app stands on its host: `/docs`. Vite's `base` follows from it. @default '' */
  basePath?: string;
  /** Whether the paths of pages end with a slash; the other form is a permanent redirect. @default false */
  trailingSlash?: boolean;
  redirects?: readonly RedirectRule[];
  rewrites?: readonly RewriteRule[] | RewriteRules;
  headers?: readonly HeaderRule[];
  i18n?: I18nConfig;
  /** Names the build, in data paths; letters, digits, `.`, `-` and `_`. @default a hash of what was built */
  buildId?: string;
  /** Goes before the URLs of built files alone: `https://cdn.example.com`, `/static`. @default the base path */
  assetPrefix?: string;
  /** The public origin, `https://example.com`; the PLINTH_ORIGIN of the environment wins. @default that of the request */
  origin?: string;
  /**
   * Whom `serve` believes about `X-Forwarded-For`, `-Proto` and `-Host`; the PLINTH_TRUST_PROXY of the environment wins.
   * @default false
   */
  trustProxy?: TrustProxy;
  /** The largest body that a page or API route reads, in bytes; a larger one is 413. @default 1048576 */
  bodyLimit?: number;
  /** Other origins (`https://pay.example`) whose pages may post forms to this app. @default none */
  allowedOrigins?: readonly string[];
  /** Whether `serve` compresses with br and gzip. @default true */
  compress?: boolean;
  /** `true`: a strict Content-Security-Policy with a nonce for each response. @default false */
  csp?: boolean;
  /** Whether every response carries `Server-Timing`. @default only in dev */
  serverTiming?: boolean;
  /** How late parts are sent; `false`: every document is complete before its first byte is sent. @default {} */
  streaming?: StreamingConfig | false;
  /** How long an answer waits. */
  timeouts?: TimeoutConfig;
}
