import type { Exchange } from '../exchange.ts';
import type { Match } from '../flow.ts';
import { RequestContext } from '../request-context.ts';
import { toQuery } from '../query.ts';
import type { ApiContext, ParsedQuery } from '../types.ts';

/** What a web-standard API handler receives beside the request. */
export class ApiRequestContext extends RequestContext implements ApiContext {
  readonly params: ParsedQuery;
  readonly #exchange: Exchange;
  #query: ParsedQuery | undefined;

  constructor(exchange: Exchange, { params }: Match) {
    super(exchange);
    this.#exchange = exchange;
    this.params = params ?? Object.create(null);
  }

  get query(): ParsedQuery {
    const { search, added } = this.#exchange.target;
    return (this.#query ??= toQuery(search, added, this.params));
  }
}
