import type { ParsedQuery, Route } from '../types.ts';

/** Where a view stands; `url` is path and search. A query has no prototype, so that any key is one like any other. */
export function toRoute(
  pattern: string,
  url: string,
  params: ParsedQuery = {},
  query: ParsedQuery = params,
): Route {
  return { pattern, params, query: Object.assign(Object.create(null), query), url };
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
