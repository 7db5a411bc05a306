import type { ParsedQuery } from './types.ts';

/**
 * Search parameters as an object; a key that occurs twice is an array. What a rewrite has `added` wins
 * over them, and `params` win over both.
 * Nothing is inherited, so that a key called `__proto__` is a name like any other.
 */
export function toQuery(search: string, added?: ParsedQuery, params?: ParsedQuery): ParsedQuery {
  const query = new Bare() as ParsedQuery;
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

/** An object that inherits nothing: V8 gives each result of `Object.create(null)` a dictionary. */
const Bare = function () {} as unknown as new () => object;
Bare.prototype = Object.freeze(Object.create(null));
