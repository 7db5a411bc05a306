import type { Props } from '../../types.ts';
import { type PageData, fetchData } from '../navigation/data.ts';
import type { LoadOptions } from '../navigation/load.ts';
import type { KnownPage } from '../session.ts';
import { readAddress } from './address.ts';

/** Seconds for which prefetched data may be used. */
const prefetchedFor = 30;
/** How many pages' data is kept. */
const limit = 50;

/** What is known, or has just been asked for. */
type Data = PageData | Promise<PageData | null>;

const kept = new Map<string, { data: Data; time: number; isPrefetched: boolean }>();

/** What is known already, where the page lets it be used; or that it is to be shown without. */
export function findData(
  known: KnownPage,
  url: URL,
  { isBack, isFresh }: LoadOptions,
): Data | undefined {
  const { data, settings = {} } = known;
  if (!data) return { props: {}, ...readAddress(known, url) };
  if (isFresh) return undefined;
  const { clientCache = false, navigation } = settings;
  const seconds = clientCache === true ? Infinity : Number(clientCache);
  const canDefer = !isBack && navigation?.defer;
  return (
    find(url, isBack ? seconds : 0) ?? (canDefer ? { props: {}, isDeferred: true } : undefined)
  );
}

/** Data that is not older than so many seconds, or has just been prefetched. */
function find(url: URL, seconds: number): Data | undefined {
  const entry = kept.get(toKey(url));
  if (!entry) return undefined;
  const age = (Date.now() - entry.time) / 1000;
  return age < Math.max(seconds, entry.isPrefetched ? prefetchedFor : 0) ? entry.data : undefined;
}

/** Keeps the data of a visit, for one that comes back; what it has found keeps its age. */
export function keepData(
  { data, settings }: KnownPage,
  url: URL,
  answer: PageData,
  layouts: readonly Props[],
): void {
  if (!data || answer.isDeferred || kept.get(toKey(url))?.data === answer) return;
  kept.delete(toKey(url));
  if (settings?.clientCache) keep(url, { ...answer, layouts });
}

function keep(url: URL, data: Data, isPrefetched = false): void {
  kept.delete(toKey(url));
  kept.set(toKey(url), { data, time: Date.now(), isPrefetched });
  if (kept.size > limit) kept.delete(kept.keys().next().value as string);
}

/** Asks for a page's data ahead of a visit, unless the page says no. */
export async function prefetchData(known: KnownPage, url: URL): Promise<void> {
  if (!known.data || known.settings?.navigation?.prefetch === false || find(url, 0)) return;
  const data = fetchData(known, url);
  keep(url, data, true);
  const isUsable = await data.then(
    (one) => one?.props && !one.error,
    () => false,
  );
  if (!isUsable) kept.delete(toKey(url));
}

function toKey({ pathname, search }: URL): string {
  return pathname + search;
}
