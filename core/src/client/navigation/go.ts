import { currentEntry } from '../history.ts';
import { fail } from '../mount.ts';
import { early } from '../intent.ts';
import { type Shown, session } from '../session.ts';
import type { TravelOptions } from '../travel.ts';
import { arrive, getAnnouncer } from './arrive.ts';
import { departure } from '../departure.ts';
import { type NavigationEvent, emit } from '../events.ts';
import { type Journey, writeEntry } from './journey.ts';
import { leave } from './leave.ts';
import { loadPage } from './load.ts';
import { showPage } from './show.ts';
import { findPage, loadSeldom, toCanonical } from './table.ts';

const maximumRedirects = 10;

/** Goes to another address. A navigation to the same one that is under way goes on; any other is given up. */
export function go(url: URL, options: TravelOptions): Promise<boolean> {
  const { from } = options;
  const { pending } = session;
  if (pending?.href === url.href && !from) return pending.done;
  pending?.controller.abort();
  const controller = new AbortController();
  const done = run({
    ...options,
    url,
    signal: controller.signal,
    isBack: Boolean(from),
    replace: options.replace || url.href === location.href,
    shallow: from ? currentEntry().shallow : options.shallow,
  }).finally(() => {
    if (session.pending?.controller === controller) session.pending = undefined;
  });
  session.pending = { href: url.href, controller, done };
  return done;
}

async function run(journey: Journey): Promise<boolean> {
  const { from, isBack, replace, signal } = journey;
  const tell = (type: NavigationEvent['type'], error?: unknown): void =>
    emit({ type, url: journey.url, error });
  if ((await departure.mayLeave?.(journey.url, from)) === false || signal.aborted) return false;
  tell('start');
  signal.addEventListener('abort', () => tell('error', signal.reason));
  try {
    const next = await find(journey);
    if (signal.aborted) return false;
    session.pending = undefined;
    if (next) return await commit(journey, next, tell);
    tell('error');
  } catch (error) {
    if (signal.aborted) return false;
    tell('error', error);
  }
  return leave(journey.url, replace || isBack);
}

/** The page at the end of all redirects; undefined where the server must answer. */
async function find(journey: Journey): Promise<Shown | undefined> {
  for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
    const url = (journey.url = await toCanonical(journey.url));
    const known = findPage(url);
    if (!known) return undefined;
    const isSpecial = journey.shallow || known.settings;
    const next =
      (isSpecial && (await loadSeldom()).findShallow(known, journey)) ||
      (await loadPage(known, url, journey));
    if (typeof next !== 'string') return next;
    journey.url = new URL(next, url);
  }
  return undefined;
}

async function commit(
  journey: Journey,
  next: Shown,
  tell: (type: NavigationEvent['type'], error?: unknown) => void,
): Promise<boolean> {
  const { isBack, scroll = true, shallow, url } = journey;
  const { activeElement } = document;
  writeEntry(journey);
  session.route = next.route;
  session.address = url.pathname + url.search;
  tell('commit');
  getAnnouncer();
  try {
    await showPage(next);
  } catch (error) {
    tell('error', error);
    return (await fail(error)) || leave(url);
  }
  if (scroll && !shallow) arrive(isBack, activeElement);
  if (next.isDeferred) await (await loadSeldom()).refreshPage();
  tell('complete');
  void watchLinks();
  return true;
}

/** Prefetches what the links of the page ask for, when they are seen or at once. */
export async function watchLinks(): Promise<void> {
  if (document.querySelector(early)) (await loadSeldom()).prefetchLinks();
}
