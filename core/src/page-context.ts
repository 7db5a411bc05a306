import type { Exchange } from './exchange.ts';
import type { Match, Target } from './flow.ts';
import { DraftResponse } from './node-face/page-response.ts';
import { NodeRequest } from './node-face/request.ts';
import { toQuery, toResolvedSearch } from './query.ts';
import { ResponseDraft } from './response-draft.ts';
import type {
  GetServerSidePropsContext,
  Locals,
  PageRequest,
  PageResponse,
  ParsedQuery,
} from './types.ts';

/**
 * One request on its way through the stages of a page. What `getServerSideProps` sees are fields of its
 * own, so that they are in a copy: `{ ...context, user }`. `signal`, `origin` and `clientAddress` are not,
 * because each accessor of an object's own costs 0.24 µs a request, and a value costs more.
 */
export class PageContext implements GetServerSidePropsContext {
  readonly params: ParsedQuery;
  readonly query: ParsedQuery;
  readonly resolvedUrl: string;
  readonly request: Request;
  readonly response: ResponseDraft = new ResponseDraft();
  readonly req: PageRequest;
  readonly res: PageResponse;
  readonly platform: readonly unknown[];
  readonly locals: Locals;
  readonly nonce: string | undefined;
  readonly locale: string | undefined;
  readonly locales: readonly string[] | undefined;
  readonly defaultLocale: string | undefined;
  readonly draftMode: boolean;
  readonly #exchange: Exchange;
  readonly #match: Match;

  constructor(exchange: Exchange, match: Match) {
    const { target, config } = exchange;
    const { params } = match;
    this.params = params as ParsedQuery;
    this.query = toQuery(target.search, target.added, params);
    this.resolvedUrl = toResolvedUrl(target, params);
    this.request = exchange.bounded;
    this.req = new NodeRequest(exchange);
    this.res = new DraftResponse(exchange, this.response);
    this.platform = exchange.platform;
    this.locals = exchange.locals;
    this.nonce = exchange.nonce;
    this.locale = target.locale;
    this.locales = config.i18n?.locales;
    this.defaultLocale = config.i18n?.defaultLocale;
    this.draftMode = exchange.draftMode;
    this.#exchange = exchange;
    this.#match = match;
  }

  /** Another context of the same request, with a response of its own: for what runs side by side. */
  fork(): PageContext {
    const fork = new PageContext(this.#exchange, this.#match);
    fork.response.status = this.response.status;
    return fork;
  }

  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  get origin(): string {
    return this.#exchange.origin;
  }

  get clientAddress(): string | undefined {
    return this.#exchange.clientAddress;
  }

  /** How many milliseconds `getServerSideProps` may take. */
  get propsTimeout(): number | undefined {
    return this.#exchange.config.late.timeouts.getServerSideProps;
  }

  /** Stops what `getServerSideProps` has begun. */
  abort(reason: unknown): void {
    this.#exchange.abort(reason);
  }

  get pattern(): string {
    return this.#match.pattern;
  }

  /** Path and search as the visitor sees them. */
  get url(): string {
    return this.#exchange.target.url;
  }

  /** Whether somebody wrote to `res`. */
  get wasWritten(): boolean {
    return this.res.headersSent;
  }
}

function toResolvedUrl(target: Target, params: ParsedQuery | undefined): string {
  const { path, url, search, isRewritten } = target;
  const slash =
    !isRewritten && path !== '/' && url.charCodeAt(url.length - search.length - 1) === 47;
  return path + (slash ? '/' : '') + toResolvedSearch(search, params);
}
