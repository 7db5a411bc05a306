import { createBoundedRequest } from './bounded-request.ts';
import type { Config } from './config.ts';
import { parseCookies } from './cookies.ts';
import { createNonce } from './csp.ts';
import type { Header, Target } from './flow.ts';
import { readOrigin } from './origin.ts';
import { toQuery } from './query.ts';
import type { FoldedMiddleware } from './stages/middleware.ts';
import type { Trace } from './trace.ts';
import type { Locals, ParsedQuery } from './types.ts';

/** Stands for the URL of a request whose own could not be read. */
const unknownTarget: Target = { path: '/', search: '', url: '/' };

/** One request, and what the stages have found out about it so far; what is costly is made when somebody looks. */
export class Exchange {
  readonly config: Config;
  readonly platform: readonly unknown[];
  /** Nothing is the answer where the app has neither file nor page. */
  readonly isKnownOnly: boolean;
  readonly received: Request;
  /** The request target as it stood in the request line, where a server of this package knows it. */
  readonly sent: string | undefined;
  /** As it came, or as middleware has replaced it. */
  request: Request;
  target: Target = unknownTarget;
  pattern: string | undefined;
  /** How long the stages take, where somebody wants to know. */
  trace: Trace | undefined;
  /** Whether what has failed is a middleware, and not what it stands around. */
  isMiddlewareAtFault = false;
  /** What the configuration's header rules say of this answer. */
  ruled: readonly Header[] | undefined;
  /** How many bytes of the body may be read: the app's limit, until who answers sets another. */
  bodyLimit: number;
  /** Whether the visitor's draft cookie is right; absent where there is none. */
  draft: 'on' | 'wrong' | undefined;
  /** What an API route has made of the visitor's draft mode. */
  draftChange: boolean | undefined;
  #abort: AbortController | undefined;
  #bounded: Request | undefined;
  #endings: (() => void)[] | undefined;
  #passed: Set<FoldedMiddleware> | undefined;
  #locals: Locals | undefined;
  #nonce: string | undefined;
  #cookies: Record<string, string> | undefined;

  constructor(
    config: Config,
    request: Request,
    platform: readonly unknown[],
    sent?: string,
    isKnownOnly = false,
  ) {
    this.sent = sent;
    this.config = config;
    this.request = this.received = request;
    this.bodyLimit = config.bodyLimit;
    this.platform = platform;
    this.isKnownOnly = isKnownOnly;
  }

  /** The middlewares that this request has been through. */
  get passed(): Set<FoldedMiddleware> {
    return (this.#passed ??= new Set());
  }

  /** The request for those who answer it: its body is counted. */
  get bounded(): Request {
    const { method } = this.request;
    if (method === 'GET' || method === 'HEAD') return this.request;
    return (this.#bounded ??= createBoundedRequest(
      this.request,
      this.signal,
      () => this.bodyLimit,
    ));
  }

  /** Fires when nobody waits for the answer any more; made when somebody looks. */
  get signal(): AbortSignal {
    return (this.#abort ??= follow(this.received.signal)).signal;
  }

  /** Throws where nobody waits any more; where nobody has looked at the signal, nothing is known of that. */
  throwIfAborted(): void {
    this.#abort?.signal.throwIfAborted();
  }

  /** Stops what goes on for this request; whoever looks at the signal from now on finds a new one. */
  abort(reason: unknown): void {
    const abort = this.#abort;
    this.#abort = undefined;
    abort?.abort(reason);
  }

  get locals(): Locals {
    return (this.#locals ??= {});
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.#cookies ??= parseCookies(this.request.headers.get('cookie')));
  }

  /** The host that the client named, without its port. */
  get host(): string {
    return new URL(this.received.url).hostname;
  }

  get origin(): string {
    return this.config.origin ?? readOrigin(this.received.url);
  }

  /** srvx knows it on Node, Bun and Deno. */
  get clientAddress(): string | undefined {
    return (this.received as { ip?: string }).ip;
  }

  /** Of this response's policy; there is none without `csp`. */
  get nonce(): string | undefined {
    if (!this.config.policy) return undefined;
    return (this.#nonce ??= createNonce());
  }

  /** The Content-Security-Policy of the document that is the answer. */
  get policy(): string | undefined {
    return this.config.policy?.(this.nonce as string);
  }

  get draftMode(): boolean {
    return this.draft === 'on';
  }

  /** Has a task run once the answer is there. */
  atEnd(task: () => void): void {
    this.#endings ??= [];
    this.#endings.push(task);
  }

  end(): void {
    const endings = this.#endings;
    if (endings) queueMicrotask(() => endings.forEach((task) => task()));
  }

  /** Search and rewritten parameters of a target. */
  searchOf({ search, added }: Target): ParsedQuery {
    return toQuery(search, added);
  }
}

function follow(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller;
}
