import type { Exchange } from '../exchange.ts';
import type { Match } from '../flow.ts';
import { NodeRequest } from '../node-face/request.ts';
import { toQuery } from '../query.ts';
import type { ApiRequest, ParsedQuery } from '../types.ts';

/** `req` of a Node-shaped API handler. */
export class ApiNodeRequest extends NodeRequest implements ApiRequest {
  readonly body: unknown;
  readonly #match: Match;
  #query: ParsedQuery | undefined;

  constructor(exchange: Exchange, match: Match, body: unknown) {
    super(exchange);
    this.#match = match;
    this.body = body;
  }

  get query(): ParsedQuery {
    const { search, added } = this.exchange.target;
    return (this.#query ??= toQuery(search, added, this.#match.params));
  }

  get draftMode(): boolean {
    return this.exchange.draftMode;
  }
}
