import { toQuery } from '../query.ts';
import type { ParsedQuery, Route } from '../types.ts';

/** Where a view stands, as the server would say it; `url` is path and search. */
export function toRoute(pattern: string, url: string, params: ParsedQuery = {}): Route {
  return { pattern, params, query: toQuery(url.split('?')[1] ?? '', undefined, params), url };
}

/** Keeps what is equal the same object, so that nothing is drawn anew for it. */
export function share(before: Route, route: Route): Route {
  const params = keepEqual<ParsedQuery>(before.params, route.params);
  const query = keepEqual<ParsedQuery>(before.query, route.query);
  return keepEqual(before, { ...route, params, query });
}

function keepEqual<T>(before: T, next: T): T {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next;
}
