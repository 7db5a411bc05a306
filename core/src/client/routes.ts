import { toCanonicalEscapes } from '../path.ts';
import type { Routes } from '../routes.ts';
import { matchRoute } from '../stages/match.ts';
import type { I18nConfig } from '../types.ts';
import type { FindPage, KnownPage, LoadFiles } from './session.ts';

export * from './navigation/go.ts';
export { createLoader } from './navigation/loader.ts';

/** What the app's configuration says about its addresses. */
export interface RouteSettings {
  /** URL of what few visits need. */
  seldom: string;
  basePath?: string;
  trailingSlash?: boolean;
  i18n?: Pick<I18nConfig, 'locales' | 'defaultLocale'>;
}

/** A page as the build writes it into the table. */
export interface WrittenPage extends Omit<KnownPage, 'pattern' | 'load'> {
  /** URLs of all that it needs, its module first. */
  files: readonly string[];
}

/** Makes the search for pages of the table that the build writes; a page without script is not in it. */
export function createFindPage(
  routes: Routes,
  pages: Readonly<Record<string, WrittenPage>>,
  loadFiles: LoadFiles,
  { basePath = '', trailingSlash = false, i18n, seldom }: RouteSettings,
): FindPage {
  const findPage = (path: string, pattern?: string): KnownPage | undefined => {
    const match = pattern === undefined ? matchRoute(routes, toOwn(path)) : { pattern };
    const page = match && pages[match.pattern];
    return page && { ...match, ...page, load: () => loadFiles(page.files) };
  };

  /** Without base path, locale and closing slash. */
  function toOwn(path: string): string {
    const prefix = findPrefix(path);
    const length = basePath.length + 1 + (prefix ? prefix.length + 1 : 0);
    return `/${path.slice(length).replace(/\/$/, '')}`;
  }

  function findPrefix(path: string): string | undefined {
    const [first] = path
      .slice(basePath.length + 1)
      .toLowerCase()
      .split('/');
    return i18n?.locales.find((locale) => locale.toLowerCase() === first);
  }

  function toLocale(path: string): string | undefined {
    return findPrefix(path) ?? i18n?.defaultLocale;
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

  return Object.assign(findPage, { basePath, seldom, toCanonical, toLocale });
}
