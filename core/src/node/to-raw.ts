import type { Header } from '../flow.ts';

/** Names and values by turns, as Node takes them. */
export function toRaw(headers: Iterable<Header>): string[] {
  const raw: string[] = [];
  for (const [name, value] of headers) raw.push(name, value);
  return raw;
}
