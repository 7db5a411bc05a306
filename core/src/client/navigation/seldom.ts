import { early } from '../intent.ts';
import type { FindPage, Session } from '../session.ts';
import { prefetchPage } from './prefetch.ts';
import { showPage } from './show.ts';

type Seldom = typeof import('../seldom.ts');

/** Shows the app's error page for what failed in the browser; false where there is none to show. */
export async function showFailure(session: Session): Promise<boolean> {
  const { default: findPage } = await session.loadNavigation();
  const seldom = await load(session, findPage);
  return seldom.showFailure(session, findPage, showPage);
}

/** Prefetches what the links of the page ask for, when they are seen or at once. */
export async function watchLinks(session: Session): Promise<void> {
  if (!document.querySelector(early)) return;
  const { default: findPage } = await session.loadNavigation();
  const seldom = await load(session, findPage);
  seldom.prefetchLinks((url, withData) => prefetchPage(session, url, withData));
}

function load(session: Session, { seldom }: FindPage): Promise<Seldom> {
  return session.load(seldom) as Promise<Seldom>;
}
