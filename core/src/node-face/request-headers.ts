import type { NodeHeaders } from '../types.ts';

/** Headers as Node shows those of a request: lower case, joined, each cookie to be set by itself. */
export function toNodeHeaders(headers: Headers): NodeHeaders {
  const all: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of headers) if (name !== 'set-cookie') all[name] = value;
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) all['set-cookie'] = cookies;
  return all;
}
