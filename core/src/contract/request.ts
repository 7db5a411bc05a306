/** A request on its way to a page: what functions on the server receive. */
import type { ParsedQuery } from './page.ts';

/** What is known of a request, whatever answers it. */
export interface RequestFacts {
  /** Fires when the client goes away before its answer is complete. */
  readonly signal: AbortSignal;
  /** What the runtime passed to `fetch` after the request. */
  readonly platform: readonly unknown[];
  /** What middleware has left for the page. */
  readonly locals: Locals;
  /** The public origin: as configured, else that of the request, which its client can choose freely. */
  readonly origin: string;
  /** The address of the client as `serve` sees it, through the proxies that it trusts; `undefined` elsewhere. */
  readonly clientAddress: string | undefined;
  /** The nonce of this response's Content-Security-Policy; `undefined` without `csp`. */
  readonly nonce: string | undefined;
  /** The locale of the path; `undefined` without `i18n`, like the two that follow. */
  readonly locale: string | undefined;
  readonly locales: readonly string[] | undefined;
  readonly defaultLocale: string | undefined;
  /** `true` while the visitor is in draft mode. */
  readonly draftMode: boolean;
}

/** Values that middleware leaves for pages; an app declares its own by augmenting this interface. */
export interface Locals {
  [key: string]: unknown;
}

/** The headers of a request as Node types them: those that everybody reads are one string. */
export interface NodeHeaders extends Partial<Readonly<Record<KnownHeader, string>>> {
  readonly 'set-cookie'?: string[];
  readonly [name: string]: string | string[] | undefined;
}

type KnownHeader =
  | 'accept'
  | 'accept-encoding'
  | 'accept-language'
  | 'authorization'
  | 'cache-control'
  | 'content-encoding'
  | 'content-length'
  | 'content-type'
  | 'cookie'
  | 'forwarded'
  | 'host'
  | 'if-match'
  | 'if-modified-since'
  | 'if-none-match'
  | 'origin'
  | 'range'
  | 'referer'
  | 'sec-fetch-dest'
  | 'sec-fetch-mode'
  | 'sec-fetch-site'
  | 'user-agent'
  | 'x-forwarded-for'
  | 'x-forwarded-host'
  | 'x-forwarded-proto';

/** What a header may be set to. */
export type HeaderValue = number | string | readonly string[];

/** Headers as an object, as pairs, or as a list of names and values by turns. */
export type HeaderList =
  | Readonly<Record<string, HeaderValue>>
  | readonly (readonly [string, HeaderValue])[]
  | readonly HeaderValue[];

/**
 * The Node-shaped face of a request, for functions written for Next.js. On Node its body can be read as
 * a stream (`on('data')`, `pipe`), on every runtime with `for await`.
 */
export interface PageRequest extends AsyncIterable<Uint8Array> {
  readonly method: string;
  /** Path and search as the client sent them, without base path and locale; the data route on a data request. */
  readonly url: string;
  /** Names in lower case; a repeated header is joined as Node joins it. */
  readonly headers: NodeHeaders;
  /** The first of two cookies with one name wins; values are percent-decoded. */
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly socket: { readonly remoteAddress: string | undefined; readonly encrypted: boolean };
  /** `data`, `end` and `error` of the body; `aborted` and `close` when the client goes away. */
  on(event: string, listener: (...values: never[]) => void): this;
  once(event: string, listener: (...values: never[]) => void): this;
  off(event: string, listener: (...values: never[]) => void): this;
  /** @throws PLINTH_NO_NODE_STREAM where the runtime has no Node streams */
  pipe<Destination>(destination: Destination, options?: { end?: boolean }): Destination;
}

/** The Node-shaped face of `context.response`. */
export interface PageResponse {
  statusCode: number;
  /** Not sent. */
  statusMessage: string;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  setHeader(name: string, value: HeaderValue): this;
  /** What `setHeader` was given. */
  getHeader(name: string): HeaderValue | undefined;
  getHeaders(): Record<string, HeaderValue | undefined>;
  getHeaderNames(): string[];
  appendHeader(name: string, value: HeaderValue): this;
  removeHeader(name: string): void;
  hasHeader(name: string): boolean;
  writeHead(statusCode: number, headers?: HeaderList): this;
  writeHead(statusCode: number, statusMessage: string, headers?: HeaderList): this;
  /** On a page without effect: its answer begins when `getServerSideProps` has settled. */
  flushHeaders(): void;
  /** An encoding and a callback may follow the chunk. */
  write(chunk: string | Uint8Array, ...more: unknown[]): boolean;
  /** Makes what was written the whole response; what `getServerSideProps` returns afterwards is ignored. */
  end(chunk?: string | Uint8Array | null | (() => void), ...more: unknown[]): this;
  /** `finish` when the answer is complete, `close` after it or when the client has gone away; each once. */
  on(event: string, listener: (...values: never[]) => void): this;
  once(event: string, listener: (...values: never[]) => void): this;
  off(event: string, listener: (...values: never[]) => void): this;
}

/** What `getServerSideProps` receives; a copy, `{ ...context }`, holds all of it but `signal`, `origin` and `clientAddress`. */
export interface GetServerSidePropsContext<
  Params extends ParsedQuery | undefined = ParsedQuery | undefined,
> extends RequestFacts {
  /** The decoded path parameters; `undefined` on a page without dynamic segments. */
  readonly params: Params;
  /** Search and path parameters together; a path parameter wins. */
  readonly query: ParsedQuery;
  /** Path and search without the parts that a data request adds; the path stays percent-encoded. */
  readonly resolvedUrl: string;
  /** The standard request. Reading more of its body than `bodyLimit` allows rejects with a 413, a broken form or JSON with a 400. */
  readonly request: Request;
  /** Status and headers of the response to be. */
  readonly response: { status: number; readonly headers: Headers };
  readonly req: PageRequest;
  readonly res: PageResponse;
}
