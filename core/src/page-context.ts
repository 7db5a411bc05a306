import type { Match, Target } from './flow.ts';
import { toPageRequest, toPageResponse } from './node-face.ts';
import { toQuery, toResolvedSearch } from './query.ts';
import { ResponseDraft } from './response-draft.ts';
import type { GetServerSidePropsContext, PageRequest, PageResponse, ParsedQuery } from './types.ts';

/**
 * One request on its way through the stages. What `getServerSideProps` sees are fields of its own, so
 * that they are in a copy: `{ ...context, user }`. Measured: 0.06 µs more than getters of the class.
 */
export class PageContext implements GetServerSidePropsContext {
  readonly params: ParsedQuery;
  readonly query: ParsedQuery;
  readonly resolvedUrl: string;
  readonly request: Request;
  readonly response: ResponseDraft = new ResponseDraft();
  readonly req: PageRequest;
  readonly res: PageResponse;
  declare readonly signal: AbortSignal;
  readonly platform: readonly unknown[];
  readonly #target: Target;
  readonly #match: Match;

  constructor(request: Request, platform: readonly unknown[], target: Target, match: Match) {
    const { params } = match;
    this.params = params as ParsedQuery;
    this.query = toQuery(target.search, params);
    this.resolvedUrl = target.path + toResolvedSearch(target.search, params);
    this.request = request;
    this.req = toPageRequest(request);
    this.res = toPageResponse(this.response);
    this.platform = platform;
    this.#target = target;
    this.#match = match;
    Object.defineProperty(this, 'signal', signal);
  }

  get pattern(): string {
    return this.#match.pattern;
  }

  /** Path and search as the visitor sees them. */
  get url(): string {
    return this.#target.path + this.#target.search;
  }

  /** Whether somebody wrote to `res`. */
  get wasWritten(): boolean {
    return this.res.headersSent;
  }
}

/** Made when somebody looks, because an AbortSignal costs more than all of the rest; the property costs 0.2 µs. */
const signal: PropertyDescriptor = {
  enumerable: true,
  get(this: PageContext) {
    return this.request.signal;
  },
};
