import type { Match, Target } from './flow.ts';
import { toPageRequest, toPageResponse } from './node-face.ts';
import { toQuery, toResolvedSearch } from './query.ts';
import { ResponseDraft } from './response-draft.ts';
import type { GetServerSidePropsContext, PageRequest, PageResponse, ParsedQuery } from './types.ts';

/** One request on its way through the stages; each view of it is made when somebody looks. */
export class PageContext implements GetServerSidePropsContext {
  readonly request: Request;
  readonly response: ResponseDraft = new ResponseDraft();
  readonly platform: readonly unknown[];
  readonly #target: Target;
  readonly #match: Match;
  #query: ParsedQuery | undefined;
  #req: PageRequest | undefined;
  #res: PageResponse | undefined;

  constructor(request: Request, platform: readonly unknown[], target: Target, match: Match) {
    this.request = request;
    this.platform = platform;
    this.#target = target;
    this.#match = match;
  }

  get pattern(): string {
    return this.#match.pattern;
  }

  get params(): ParsedQuery {
    return this.#match.params as ParsedQuery;
  }

  get query(): ParsedQuery {
    return (this.#query ??= toQuery(this.#target.search, this.#match.params));
  }

  /** Whether `query` holds anything: most often it need not be made. */
  get hasQuery(): boolean {
    return this.#query !== undefined || this.#target.search !== '' || this.params !== undefined;
  }

  get resolvedUrl(): string {
    return this.#target.path + toResolvedSearch(this.#target.search, this.#match.params);
  }

  /** Path and search as the visitor sees them. */
  get url(): string {
    return this.#target.path + this.#target.search;
  }

  get signal(): AbortSignal {
    return this.request.signal;
  }

  get req(): PageRequest {
    return (this.#req ??= toPageRequest(this.request));
  }

  get res(): PageResponse {
    return (this.#res ??= toPageResponse(this.response));
  }

  /** Whether somebody wrote to `res`. */
  get wasWritten(): boolean {
    return this.#res?.headersSent ?? false;
  }
}
