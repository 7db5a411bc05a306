import type { Props } from '../../types.ts';
import { type PageData, fetchData, findData, keepData } from './data.ts';
import { share, toRoute } from '../route.ts';
import type { ClientPage, FindPage, KnownPage, Session, Shown } from '../session.ts';

/** How a page is to be loaded. */
export interface LoadOptions {
  signal?: AbortSignal;
  /** Whether all data is wanted, also that of layouts that stay. */
  isFresh?: boolean;
  /** Whether the browser went back or forward. */
  isBack?: boolean;
  /** Whether a page that wants it may be shown before its data is there. */
  canDefer?: boolean;
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
  const kept = findKept(known, url, options);
  const isDeferred = !kept && options.canDefer && known.navigation?.defer;
  const data = kept ?? (isDeferred ? noData : requestData(session, findPage, known, url, options));
  const answer = await data;
  if (answer?.redirect) return answer.redirect.destination;
  const { pattern = known.pattern, props } = answer ?? {};
  const chosen = pattern === known.pattern ? known : findPage('', pattern);
  if (!props || !chosen) return undefined;
  const loaded = await (chosen === known ? loading : chosen.load());
  const layouts = joinLayouts(session, loaded.page, answer?.layouts);
  // The server left out what is not here after all: another page's layouts, or data of a prefetch.
  if (layouts.includes(undefined))
    return loadPage(session, findPage, url, { ...options, isFresh: true });
  const params = answer?.params ?? (chosen === known ? known.params : {});
  const route = share(session.route, toRoute(pattern, url.pathname + url.search, params));
  const locale = findPage.toLocale(url.pathname);
  const shown = { ...loaded, props, layouts: layouts as Props[], route, locale };
  // What back and forward have found keeps its age.
  if (known.data && !isDeferred && !(kept && options.isBack))
    keepData(url, { ...answer, layouts: shown.layouts });
  return { ...shown, isDeferred, transition: chosen.transition };
}

const noData: PageData = { props: {} };

/** What is known already, where the page lets it be used. */
function findKept(
  { clientCache = false, data }: KnownPage,
  url: URL,
  { isBack, isFresh }: LoadOptions,
): ReturnType<typeof findData> {
  if (!data) return noData;
  const seconds = clientCache === true ? Infinity : Number(clientCache);
  return isFresh ? undefined : findData(url, isBack ? seconds : 0);
}

function requestData(
  session: Session,
  findPage: FindPage,
  known: KnownPage,
  url: URL,
  { isFresh, signal }: LoadOptions,
): Promise<PageData | null> {
  const keptLayouts = isFresh ? 0 : countKept(session, findPage, known);
  return fetchData(session, findPage, url, keptLayouts, signal);
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

/** The props of a page's layouts; undefined for one that was to be kept and is not shown. */
function joinLayouts(
  { shown }: Session,
  page: ClientPage,
  given: PageData['layouts'] = [],
): (Props | undefined)[] {
  let isKept = shown?.page.renderer === page.renderer;
  return (page.layouts ?? []).map((Layout, i) => {
    isKept &&= shown?.page.layouts?.[i] === Layout;
    const before = isKept ? shown?.layouts[i] : undefined;
    // Null is one that was left out; one that was not mentioned has no data, or none yet.
    return given[i] === null ? before : (given[i] ?? before ?? {});
  });
}
