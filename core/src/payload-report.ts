import type { Owner } from './rich/inspect.ts';
import { serialize } from './serialize.ts';
import type { Codecs } from './types.ts';

/** Bytes of data above which a page is slow to start on a phone; the limit of Next.js. */
const largeData = 128_000;
const shownKeys = 3;

/** Reports, once a page, data that is too large, and what makes it so. */
export function reportSize(
  reported: Set<string>,
  owner: Owner,
  json: string,
  data: object,
  codecs: Codecs,
): void {
  if (json.length * 3 < largeData || reported.has(owner.place)) return;
  const size = sizeOf(json);
  if (size <= largeData) return;
  reported.add(owner.place);
  const largest = listKeys(data)
    .map(([path, value]) => ({ path, size: sizeOf(serialize(value, owner, codecs).json) }))
    .toSorted((a, b) => b.size - a.size)
    .slice(0, shownKeys)
    .map((key) => `${key.path} (${toKilobytes(key.size)})`);
  console.warn(
    `The ${owner.place} sends ${toKilobytes(size)} of data to the browser. The largest parts are ${largest.join(', ')}. Send what the page shows, or load the rest when it is wanted.`,
  );
}

/** The props by their names, also those of each layout. */
function listKeys(data: object): [path: string, value: unknown][] {
  return Object.entries(data).flatMap(([name, props]) =>
    Object.entries(props as object).map(([key, value]): [string, unknown] => [
      Array.isArray(props) ? `${name}[${key}]` : `${name}.${key}`,
      value,
    ]),
  );
}

function sizeOf(json: string): number {
  return new TextEncoder().encode(json).length;
}

function toKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}
