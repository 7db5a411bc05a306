import { arrive, getAnnouncer } from './arrive.ts';
import { emit } from './events.ts';
import { mayLeave } from './guards.ts';
import { type Journey, isHash, jump, turnBack, writeEntry } from './journey.ts';
import { leave } from './leave.ts';
import { loadPage } from './load.ts';
import { fail } from '../mount.ts';
import { watchLinks } from './seldom.ts';
import { refreshPage } from './refresh.ts';
import type { FindPage, Session, Shown } from '../session.ts';
import { currentEntry } from '../history.ts';
import { loadSeldom } from './load-seldom.ts';
import { showPage } from './show.ts';
import type { TravelOptions } from '../travel.ts';

export { applyHead } from './head-dom.ts';
export { prefetchPage } from './prefetch.ts';
export { refreshPage } from './refresh.ts';
export { showFailure, watchLinks } from './seldom.ts';

const maximumRedirects = 10;

/** Goes to another address. A navigation to the same one that is under way goes on; any other is given up. */
export function go(session: Session, url: URL, options: TravelOptions): Promise<boolean> {
  const { pending } = session;
  if (pending?.href === url.href && !options.from) return pending.done;
  pending?.controller.abort();
  const controller = new AbortController();
  const replace = options.replace || url.href === location.href;
  const done = run(session, { ...options, replace, url, signal: controller.signal }).finally(() => {
    if (session.pending?.controller === controller) session.pending = undefined;
  });
  session.pending = { href: url.href, controller, done };
  return done;
}

async function run(session: Session, journey: Journey): Promise<boolean> {
  const { from, replace, signal } = journey;
  if (isHash(session, journey)) return jump(journey);
  if (!(await mayLeave(journey.url))) return turnBack(journey);
  if (signal.aborted) return false;
  const report = (error?: unknown): void => emit({ type: 'error', url: journey.url, error });
  emit({ type: 'start', url: journey.url });
  signal.addEventListener('abort', () => report(signal.reason));
  try {
    const next = await find(session, journey);
    if (signal.aborted) return false;
    session.pending = undefined;
    if (next) return await commit(session, journey, next);
    report();
  } catch (error) {
    if (signal.aborted) return false;
    report(error);
  }
  return leave(journey.url, replace || from !== undefined);
}

/** The page at the end of all redirects; undefined where the server must answer. */
async function find(session: Session, journey: Journey): Promise<Shown | undefined> {
  const { default: findPage } = await session.loadNavigation();
  const { from, signal } = journey;
  for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
    const url = findPage.toCanonical(journey.url);
    if (!url) return undefined;
    journey.url = url;
    const next =
      (await findShown(session, findPage, journey)) ??
      (await loadPage(session, findPage, url, { signal, isBack: Boolean(from), canDefer: !from }));
    if (typeof next !== 'string') return next;
    journey.url = new URL(next, url);
  }
  return undefined;
}

/** The page that is shown, where the navigation may need nothing but another address for it. */
async function findShown(
  session: Session,
  findPage: FindPage,
  journey: Journey,
): Promise<Shown | undefined> {
  const { from, shallow, url } = journey;
  const isAsked = from ? currentEntry().shallow : shallow;
  if (!isAsked && !findPage(url.pathname)?.navigation?.ignore) return undefined;
  return (await loadSeldom(session)).findShallow(session, findPage, journey);
}

async function commit(session: Session, journey: Journey, next: Shown): Promise<boolean> {
  const { from, scroll = true, url } = journey;
  const { activeElement } = document;
  writeEntry(journey);
  session.route = next.route;
  session.address = url.pathname + url.search;
  emit({ type: 'commit', url });
  getAnnouncer();
  try {
    await showPage(session, next);
  } catch (error) {
    emit({ type: 'error', url, error });
    return (await fail(session, error)) || leave(url);
  }
  if (scroll && !journey.shallow) arrive(from !== undefined, activeElement);
  if (next.isDeferred) await refreshPage(session);
  emit({ type: 'complete', url });
  void watchLinks(session);
  return true;
}
