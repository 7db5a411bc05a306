import type { ParsedQuery } from './types.ts';

/**
 * Search parameters as an object; a key that occurs twice is an array. What a rewrite has `added` wins
 * over them, and `params` win over both.
 * A null prototype, so that a key called `__proto__` is a name like any other.
 */
export function toQuery(search: string, added?: ParsedQuery, params?: ParsedQuery): ParsedQuery {
  const query: ParsedQuery = Object.create(null);
  if (search) {
    for (const [key, value] of new URLSearchParams(search)) {
      const before = query[key];
      if (before === undefined) query[key] = value;
      else if (Array.isArray(before)) before.push(value);
      else query[key] = [before, value];
    }
  }
  return added || params ? Object.assign(query, added, params) : query;
}

/** The search string without the keys that are path parameters, in one form (`c` is `c=`, `+` is `%20`). */
export function toResolvedSearch(search: string, params?: ParsedQuery): string {
  if (!search) return '';
  const kept = [...new URLSearchParams(search)].filter(([key]) => !params || !(key in params));
  if (kept.length === 0) return '';
  return `?${kept.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')}`;
}
