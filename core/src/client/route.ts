import { toQuery } from '../query.ts';
import type { ParsedQuery, Route } from '../types.ts';

/** Where a view stands, as the server would say it; `url` is path and search. */
export function toRoute(pattern: string, url: string, params: ParsedQuery = {}): Route {
  return { pattern, params, query: toQuery(url.split('?')[1] ?? '', undefined, params), url };
}
