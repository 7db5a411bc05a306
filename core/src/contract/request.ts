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

/** What `getServerSideProps` receives. */
export interface GetServerSidePropsContext<
  Params extends ParsedQuery | undefined = ParsedQuery | undefined,
> extends RequestFacts {
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
}
