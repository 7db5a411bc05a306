import type { ParsedQuery } from '../types.ts';
import type { KnownPage } from './session.ts';

/** The parameters of a page's address, as the server would say them. */
export function readParams({ pattern, values = [] }: KnownPage): ParsedQuery {
  const names = [...pattern.matchAll(/\[(\.{3})?([^[\]]+)\]/g)];
  // An optional catch-all, the last, may have none.
  const params = values.map((value, i) => {
    const [, rest, name] = names[i] as RegExpMatchArray;
    return [name, rest ? value.split('/').map(decodeURIComponent) : decodeURIComponent(value)];
  });
  return Object.fromEntries(params);
}
