import type { Routes } from '../routes.ts';
import { matchRoute } from '../stages/match.ts';
import type { ClientPage, FindPage } from './session.ts';

/** Makes the search for pages of the table that the build writes; a page without script is not in it. */
export function createFindPage(
  routes: Routes,
  pages: Readonly<Record<string, { data: boolean; load: () => Promise<ClientPage> }>>,
): FindPage {
  return (path) => {
    const match = matchRoute(routes, path);
    const page = match && pages[match.pattern];
    return page && { ...match, ...page };
  };
}
