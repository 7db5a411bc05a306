import { toCanonicalEscapes } from '../path.ts';
import type { Routes } from '../routes.ts';
import { matchRoute } from '../stages/match.ts';
import type { FindPage, KnownPage } from './session.ts';

export * from './navigation/go.ts';

/** What the app's configuration says about its addresses. */
export interface RouteSettings {
  basePath?: string;
  trailingSlash?: boolean;
  locales?: readonly string[];
}

/** Makes the search for pages of the table that the build writes; a page without script is not in it. */
export function createFindPage(
  routes: Routes,
  pages: Readonly<Record<string, Omit<KnownPage, 'pattern'>>>,
  { basePath = '', trailingSlash = false, locales = [] }: RouteSettings = {},
): FindPage {
  const findPage = (path: string, pattern?: string): KnownPage | undefined => {
    const match = pattern === undefined ? matchRoute(routes, toOwn(path)) : { pattern };
    const page = match && pages[match.pattern];
    return page && { ...match, ...page };
  };

  /** Without base path, locale and closing slash. */
  function toOwn(path: string): string {
    const [locale, ...rest] = path.slice(basePath.length + 1).split('/');
    const own = locales.includes(locale as string)
      ? rest.join('/')
      : path.slice(basePath.length + 1);
    return `/${own.replace(/\/$/, '')}`;
  }

  /** A malformed path throws, and so a full load answers it. */
  function toCanonical({ origin, pathname, search, hash }: URL): URL | undefined {
    if (/[\0\\]/.test(decodeURIComponent(pathname))) return undefined;
    const tidy = toCanonicalEscapes(pathname)
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    const isOwn = origin === location.origin && `${tidy}/`.startsWith(`${basePath}/`);
    const isBare = !trailingSlash || /\/$|\.[^/]+$/.test(tidy);
    return isOwn ? new URL(tidy + (isBare ? '' : '/') + search + hash, origin) : undefined;
  }

  return Object.assign(findPage, { basePath, toCanonical });
}
