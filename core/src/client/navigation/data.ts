import { toDataPath } from '../../data-path.ts';
import type { ParsedQuery, Props } from '../../types.ts';
import { type Encoded, readData } from '../decode.ts';
import type { FindPage, Session } from '../session.ts';

/** The answer to a data request. */
export interface PageData extends Encoded {
  /** The page that the server has chosen. */
  pattern?: string;
  params?: ParsedQuery;
  props?: Props;
  /** Of the layouts, outermost first; null for one that is kept. */
  layouts?: readonly (Props | null)[];
  redirect?: { destination: string };
  error?: object;
}

/** Seconds for which prefetched data may be used. */
const prefetchedFor = 30;
/** How many pages' data is kept. */
const limit = 50;

/** What is known, or has just been asked for. */
type Data = PageData | Promise<PageData | null>;

const kept = new Map<string, { data: Data; time: number; isPrefetched: boolean }>();

/** Asks the server for a page's data, but for its `keptLayouts` outermost layouts. What is no JSON rejects. */
export async function fetchData(
  { build, load }: Session,
  { basePath }: FindPage,
  url: URL,
  keptLayouts: number,
  signal?: AbortSignal,
): Promise<PageData | null> {
  const path = url.pathname.slice(basePath.length).replace(/(.)\/$/, '$1') || '/';
  const id = keptLayouts ? `${build}~${keptLayouts}` : build;
  return readData(await fetch(basePath + toDataPath(id, path) + url.search, { signal }), load);
}

/** Keeps a page's data, for a visit that follows or comes back. */
export function keepData(url: URL, data: Data, isPrefetched = false): void {
  forgetData(url);
  kept.set(toKey(url), { data, time: Date.now(), isPrefetched });
  if (kept.size > limit) kept.delete(kept.keys().next().value as string);
}

/** Data that is not older than so many seconds, or has just been prefetched. */
export function findData(url: URL, seconds: number): Data | undefined {
  const entry = kept.get(toKey(url));
  if (!entry) return undefined;
  const age = (Date.now() - entry.time) / 1000;
  return age < Math.max(seconds, entry.isPrefetched ? prefetchedFor : 0) ? entry.data : undefined;
}

export function forgetData(url: URL): void {
  kept.delete(toKey(url));
}

function toKey({ pathname, search }: URL): string {
  return pathname + search;
}
