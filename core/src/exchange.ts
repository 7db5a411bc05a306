import type { Config } from './config.ts';
import { parseCookies } from './cookies.ts';
import { createNonce } from './csp.ts';
import type { Header, Target } from './flow.ts';
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
  readonly #received: Request;
  #passed: Set<FoldedMiddleware> | undefined;
  #locals: Locals | undefined;
  #nonce: string | undefined;
  #cookies: Record<string, string> | undefined;

  constructor(config: Config, request: Request, platform: readonly unknown[], isKnownOnly = false) {
    this.config = config;
    this.request = this.#received = request;
    this.platform = platform;
    this.isKnownOnly = isKnownOnly;
  }

  /** The middlewares that this request has been through. */
  get passed(): Set<FoldedMiddleware> {
    return (this.#passed ??= new Set());
  }

  get signal(): AbortSignal {
    return this.#received.signal;
  }

  get locals(): Locals {
    return (this.#locals ??= {});
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.#cookies ??= parseCookies(this.request.headers.get('cookie')));
  }

  /** The host that the client named, without its port. */
  get host(): string {
    return new URL(this.#received.url).hostname;
  }

  get origin(): string {
    return this.config.origin ?? new URL(this.#received.url).origin;
  }

  /** srvx knows it on Node, Bun and Deno. */
  get clientAddress(): string | undefined {
    return (this.#received as { ip?: string }).ip;
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
    return false;
  }

  /** Search and rewritten parameters of a target. */
  searchOf({ search, added }: Target): ParsedQuery {
    return toQuery(search, added);
  }
}
