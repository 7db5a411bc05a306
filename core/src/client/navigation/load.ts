import type { Props } from '../../types.ts';
import { share, toRoute } from '../route.ts';
import { type KnownPage, type LoadedPage, type Shown, session } from '../session.ts';
import { type PageData, fetchData } from './data.ts';
import { prepareHead } from './head.ts';
import { findPattern, getSeldom, loadSeldom, table } from './table.ts';

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
  known: KnownPage,
  url: URL,
  options: LoadOptions,
): Promise<Shown | string | undefined> {
  const loading = loadModule(known);
  // Whoever waits for it is told; a redirect does not wait.
  loading.catch(() => {});
  const { data, pattern: asked, settings } = known;
  // No server says what is in the address of a page without data.
  const isSpecial = settings || (!data && (url.search || asked.includes('[')));
  // Where it is there, it may have the data of any page.
  const seldom = isSpecial ? await loadSeldom() : getSeldom();
  const found = seldom?.findData(known, url, options);
  const answer = await (found ?? (data ? fetchData(known, url, options) : noData));
  if (answer?.redirect) return answer.redirect.destination;
  const { pattern = asked, props } = answer ?? {};
  const chosen = pattern === asked ? known : findPattern(pattern);
  if (!answer || !props || !chosen) return undefined;
  const loaded = await (chosen === known ? loading : loadModule(chosen));
  const layouts = table.layouts?.joinLayouts(loaded.page, answer.layouts) ?? [];
  // The server left out what is not here after all: another page's layouts, or data of a prefetch.
  if (layouts.includes(undefined)) return loadPage(known, url, { ...options, isFresh: true });
  seldom?.keepData(known, url, answer, layouts as Props[]);
  const { params, query, isDeferred } = answer;
  return {
    ...loaded,
    props,
    layouts: layouts as Props[],
    route: share(session.route, toRoute(pattern, url.pathname + url.search, params, query)),
    locale: known.locale,
    isDeferred,
    transition: chosen.settings?.transition,
  };
}

const noData: PageData = { props: {} };

/** With what its head takes, so that nothing is missing once the page is to be shown. */
export async function loadModule(known: KnownPage): Promise<LoadedPage> {
  // What the document shows that it needs, it needs not wait for.
  const [loaded] = await Promise.all([known.load(), prepareHead([])]);
  await prepareHead(loaded.page.heads ?? []);
  return loaded;
}
