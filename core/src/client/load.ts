import { toDataPath } from '../data-path.ts';
import { stripBase } from '../path-rules.ts';
import { toQuery } from '../query.ts';
import type { Props, ParsedQuery, Route } from '../types.ts';
import type { ClientPage, Session } from './session.ts';

/** A page with all that is needed to show it. */
export interface Loaded {
  page: ClientPage;
  props: Props;
  route: Route;
  data: boolean;
}

/** The answer to a data request. */
interface PageData {
  props?: Props;
  params?: ParsedQuery;
  redirect?: { destination: string };
}

/** Loads a page's module and its data side by side; undefined where a full load must do it, a string where it redirects. */
export async function loadPage(
  session: Session,
  url: URL,
  signal: AbortSignal,
): Promise<Loaded | string | undefined> {
  const { default: findPage } = await session.loadRoutes();
  const path = stripBase(url.pathname, session.base);
  const known = path === undefined ? undefined : findPage(path);
  if (!known) return undefined;
  const [page, data] = await Promise.all([
    known.load(),
    known.data ? fetchData(session, url, signal) : ({ props: {} } as PageData),
  ]);
  if (data?.redirect) return data.redirect.destination;
  if (!data?.props) return undefined;
  const route = toRoute(known.pattern, url, data.params ?? known.params);
  return { page, props: data.props, route, data: known.data };
}

/** Anything but the data of this build is undefined: the server's own document says it better. */
export async function fetchData(
  { build, base }: Session,
  url: URL,
  signal?: AbortSignal,
): Promise<PageData | undefined> {
  const path = stripBase(url.pathname, base) ?? url.pathname;
  const response = await fetch(base + toDataPath(build, path) + url.search, { signal });
  return response.ok ? ((await response.json()) as PageData) : undefined;
}

/** Where a view stands, as the server would say it. */
export function toRoute(pattern: string, url: URL, params: ParsedQuery = {}): Route {
  return {
    pattern,
    params,
    query: toQuery(url.search, undefined, params),
    url: url.pathname + url.search,
  };
}
