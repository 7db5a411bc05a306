import type { Exchange } from './exchange.ts';
import type { Match, Target } from './flow.ts';
import { DraftResponse } from './node-face/page-response.ts';
import { NodeRequest } from './node-face/request.ts';
import { toQuery, toResolvedSearch } from './query.ts';
import { RequestContext } from './request-context.ts';
import { ResponseDraft } from './response-draft.ts';
import type { GetServerSidePropsContext, PageRequest, PageResponse, ParsedQuery } from './types.ts';

/** One request on its way through the stages of a page; each view of it is made when somebody looks. */
export class PageContext extends RequestContext implements GetServerSidePropsContext {
  readonly response: ResponseDraft = new ResponseDraft();
  readonly #exchange: Exchange;
  readonly #target: Target;
  readonly #match: Match;
  #query: ParsedQuery | undefined;
  #req: PageRequest | undefined;
  #res: PageResponse | undefined;

  constructor(exchange: Exchange, match: Match) {
    super(exchange);
    this.#exchange = exchange;
    this.#target = exchange.target;
    this.#match = match;
  }

  /** Another context of the same request, with a response of its own: for what runs side by side. */
  fork(): PageContext {
    const fork = new PageContext(this.#exchange, this.#match);
    fork.response.status = this.response.status;
    return fork;
  }

  get request(): Request {
    return this.#exchange.bounded;
  }

  get pattern(): string {
    return this.#match.pattern;
  }

  get params(): ParsedQuery {
    return this.#match.params as ParsedQuery;
  }

  get query(): ParsedQuery {
    const { search, added } = this.#target;
    return (this.#query ??= toQuery(search, added, this.#match.params));
  }

  /** Whether `query` holds anything: most often it need not be made. */
  get hasQuery(): boolean {
    const { search, added } = this.#target;
    return search !== '' || added !== undefined || this.params !== undefined;
  }

  get resolvedUrl(): string {
    const { path, url, search, isRewritten } = this.#target;
    const slash =
      !isRewritten && path !== '/' && url.charCodeAt(url.length - search.length - 1) === 47;
    return path + (slash ? '/' : '') + toResolvedSearch(search, this.#match.params);
  }

  /** Path and search as the visitor sees them. */
  get url(): string {
    return this.#target.url;
  }

  get req(): PageRequest {
    return (this.#req ??= new NodeRequest(this.#exchange));
  }

  get res(): PageResponse {
    return (this.#res ??= new DraftResponse(this.#exchange, this.response));
  }

  /** Whether somebody wrote to `res`. */
  get wasWritten(): boolean {
    return this.#res?.headersSent ?? false;
  }
}
