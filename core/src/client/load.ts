import type { ParsedQuery, Props, Route } from '../types.ts';
import { type PageData, fetchData, findData, keepData } from './data.ts';
import { toRoute } from './route.ts';
import type { ClientPage, FindPage, KnownPage, Session, Shown } from './session.ts';

/** How a page is to be loaded. */
export interface LoadOptions {
  signal?: AbortSignal;
  /** Whether all data is wanted, also that of layouts that stay. */
  isFresh?: boolean;
  /** Whether the browser went back or forward. */
  isBack?: boolean;
}

/** Loads a page's module and its data side by side; undefined where a full load must do it, a string where it redirects. */
export async function loadPage(
  session: Session,
  findPage: FindPage,
  url: URL,
  options: LoadOptions = {},
): Promise<Shown | string | undefined> {
  const known = findPage(url.pathname);
  if (!known) return undefined;
  const loading = known.load();
  // Whoever waits for it is told; a redirect does not wait.
  loading.catch(() => {});
  const data = await loadData(session, findPage, known, url, options);
  if (data?.redirect) return data.redirect.destination;
  const chosen =
    data?.pattern && data.pattern !== known.pattern ? findPage('', data.pattern) : known;
  if (!data?.props || !chosen) return undefined;
  const page = await (chosen === known ? loading : chosen.load());
  const layouts = joinLayouts(session, page, data.layouts);
  // The server left out what is not here after all: another page's layouts, or data of a prefetch.
  if (!layouts) return loadPage(session, findPage, url, { ...options, isFresh: true });
  const params = data.params ?? (chosen === known ? known.params : {});
  const route = share(session.route, toRoute(chosen.pattern, url.pathname + url.search, params));
  if (known.data) keepData(url, { ...data, layouts });
  return { page, props: data.props, layouts, route };
}

function loadData(
  session: Session,
  findPage: FindPage,
  known: KnownPage,
  url: URL,
  { signal, isFresh, isBack }: LoadOptions,
): Promise<PageData | null> | PageData {
  if (!known.data) return { props: {} };
  const { clientCache = 0 } = known;
  const seconds = isBack ? Number(clientCache === true ? Infinity : clientCache) : 0;
  const kept = isFresh ? undefined : findData(url, seconds);
  return (
    kept ??
    fetchData(session, findPage, url, isFresh ? 0 : countKept(session, findPage, known), signal)
  );
}

/** How many of the layouts that are shown stay: those of the same folders with the same parameters. */
export function countKept({ shown }: Session, findPage: FindPage, known: KnownPage): number {
  if (!shown) return 0;
  const now = findPage('', shown.route.pattern)?.layouts ?? [];
  const isKept = (pattern: string, i: number): boolean =>
    pattern === known.layouts?.[i] && hasSameParams(pattern, shown.route, known);
  const first = now.findIndex((pattern, i) => !isKept(pattern, i));
  return first < 0 ? now.length : first;
}

function hasSameParams(
  pattern: string,
  before: Pick<KnownPage, 'params'>,
  next: KnownPage,
): boolean {
  const names = [...pattern.matchAll(/\[+(?:\.{3})?([^\]]+)\]/g)].map(([, name]) => name as string);
  return names.every((name) => String(before.params?.[name]) === String(next.params?.[name]));
}

/** The props of a page's layouts; undefined where some were to be kept that are not shown. */
function joinLayouts(
  { shown }: Session,
  page: ClientPage,
  given: PageData['layouts'] = [],
): Props[] | undefined {
  let isKept = shown?.page.renderer === page.renderer;
  const layouts: Props[] = [];
  for (const [i, Layout] of (page.layouts ?? []).entries()) {
    isKept &&= shown?.page.layouts?.[i] === Layout;
    // One without data is told by nothing, one that was left out by null.
    const props = given[i] === null ? isKept && shown?.layouts[i] : (given[i] ?? {});
    if (!props) return undefined;
    layouts.push(props);
  }
  return layouts;
}

/** Keeps what is equal the same object, so that nothing is drawn anew for it. */
function share(before: Route, route: Route): Route {
  const params = keepEqual<ParsedQuery>(before.params, route.params);
  const query = keepEqual<ParsedQuery>(before.query, route.query);
  return keepEqual(before, { ...route, params, query });
}

function keepEqual<T>(before: T, next: T): T {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next;
}
