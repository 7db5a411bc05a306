import { leave } from './leave.ts';
import { loadPage } from './load.ts';
import type { ClientPage, Session } from '../session.ts';
import { showPage } from './show.ts';

/** Asks for the data of the page that is shown anew; what the visitor has done with it stays. */
export async function refreshPage(session: Session): Promise<void> {
  await session.busy;
  const { shown } = session;
  const { default: findPage } = await session.loadNavigation();
  const url = findPage.toCanonical(new URL(location.href));
  if (!shown || !url) return void leave(new URL(location.href));
  const next = await loadPage(session, findPage, url, { isFresh: true }).catch(() => undefined);
  // A navigation has been faster.
  if (shown !== session.shown) return;
  if (next === undefined) return void leave(url);
  if (typeof next === 'string') return void leave(new URL(next, url), true);
  session.route = next.route;
  const isSame = next.route.pattern === shown.route.pattern;
  const page = isSame ? keepComponents(shown.page, next.page) : next.page;
  await showPage(session, { ...next, page, transition: false });
}

/** In development the module may be another one by now: its heads count, and its components would lose their state. */
function keepComponents({ Page, App, layouts }: ClientPage, next: ClientPage): ClientPage {
  return { ...next, Page, App, layouts };
}
