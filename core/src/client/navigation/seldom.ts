import { early } from '../intent.ts';
import type { Session } from '../session.ts';
import { loadSeldom } from './load-seldom.ts';
import { prefetchPage } from './prefetch.ts';
import { showPage } from './show.ts';

/** Shows the app's error page for what failed in the browser; false where there is none to show. */
export async function showFailure(session: Session): Promise<boolean> {
  const { default: findPage } = await session.loadNavigation();
  const seldom = await loadSeldom(session);
  return seldom.showFailure(session, findPage, showPage);
}

/** Prefetches what the links of the page ask for, when they are seen or at once. */
export async function watchLinks(session: Session): Promise<void> {
  if (!document.querySelector(early)) return;
  const seldom = await loadSeldom(session);
  seldom.prefetchLinks((url, withData) => prefetchPage(session, url, withData));
}
