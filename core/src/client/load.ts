import { toDataPath } from '../data-path.ts';
import { toQuery } from '../query.ts';
import type { Props, ParsedQuery, Route } from '../types.ts';
import { type Encoded, decodeProps } from './decode.ts';
import type { ClientPage, Session } from './session.ts';

/** A page with all that is needed to show it. */
export interface Loaded {
  page: ClientPage;
  props: Props;
  route: Route;
  data: boolean;
}

/** The answer to a data request. */
interface PageData extends Encoded {
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
  const known = findPage(url.pathname);
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
  { build, load }: Session,
  url: URL,
  signal?: AbortSignal,
): Promise<PageData | undefined> {
  const response = await fetch(toDataPath(build, url.pathname) + url.search, { signal });
  return response.ok ? decodeProps((await response.json()) as PageData, load) : undefined;
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
