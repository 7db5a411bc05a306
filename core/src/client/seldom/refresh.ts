import { leave } from '../navigation/leave.ts';
import { loadPage } from '../navigation/load.ts';
import { showPage } from '../navigation/show.ts';
import { findPage } from '../navigation/table.ts';
import { type ClientPage, session } from '../session.ts';
import { toCanonical } from './canonical.ts';

/** Asks for the data of the page that is shown anew; what the visitor has done with it stays. */
export async function refreshPage(): Promise<void> {
  await session.busy;
  const { shown } = session;
  const url = toCanonical(new URL(location.href));
  const known = findPage(url);
  if (!shown || !known) return void leave(url);
  const next = await loadPage(known, url, { isFresh: true }).catch(() => undefined);
  // A navigation has been faster.
  if (shown !== session.shown) return;
  if (next === undefined) return void leave(url);
  if (typeof next === 'string') return void leave(new URL(next, url), true);
  session.route = next.route;
  const isSame = next.route.pattern === shown.route.pattern;
  const page = isSame ? keepComponents(shown.page, next.page) : next.page;
  await showPage({ ...next, page, transition: false });
}

/** In development the module may be another one by now: its heads count, and its components would lose their state. */
function keepComponents({ Page, App, layouts }: ClientPage, next: ClientPage): ClientPage {
  return { ...next, Page, App, layouts };
}
