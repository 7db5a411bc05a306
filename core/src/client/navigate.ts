import { emit } from './events.ts';
import { fetchData, loadPage } from './load.ts';
import { enterEntry, rememberScroll, restoreScroll } from './scroll.ts';
import { type Session, getSession } from './session.ts';
import { showPage } from './show.ts';

export interface NavigateOptions {
  /** Put the target in the place of the current history entry. @default false */
  replace?: boolean;
  /** Scroll to the top or to the hash of the target. @default true */
  scroll?: boolean;
}

/** What a history entry is to become. */
type Entry = 'push' | 'replace' | 'keep';

const maximumRedirects = 10;
let pending: { href: string; controller: AbortController; done: Promise<boolean> } | undefined;

/**
 * Goes to another address of the app without a full load where that can be done.
 * Resolves to true when the page is shown, to false when another navigation or a full load took its place.
 */
export function navigate(href: string | URL, options: NavigateOptions = {}): Promise<boolean> {
  const url = new URL(href, location.href);
  return go(url, options.replace ? 'replace' : 'push', options.scroll ?? true);
}

/** Runs the page's `getServerSideProps` again and shows what it returns; state and scroll stay. */
export async function refresh(): Promise<void> {
  const session = getSession();
  if (!session) return location.reload();
  if (!session.data) return undefined;
  const { page, route, data } = session;
  const fresh = await fetchData(session, new URL(location.href)).catch(() => undefined);
  if (route !== session.route) return undefined;
  if (!fresh?.props) return location.reload();
  return showPage(session, { page, route, data, props: fresh.props });
}

/** Follows the browser to another entry of its history. */
export function follow(): void {
  const route = getSession()?.route;
  if (route && location.pathname + location.search === route.url && !pending) return;
  rememberScroll();
  enterEntry(history.state?.key ?? '');
  void go(new URL(location.href), 'keep', true);
}

function go(url: URL, entry: Entry, scroll: boolean): Promise<boolean> {
  if (pending?.href === url.href) return pending.done;
  pending?.controller.abort();
  const controller = new AbortController();
  const done = run(url, entry, scroll, controller.signal, 0).finally(() => {
    if (pending?.controller === controller) pending = undefined;
  });
  pending = { href: url.href, controller, done };
  return done;
}

async function run(
  url: URL,
  entry: Entry,
  scroll: boolean,
  signal: AbortSignal,
  redirects: number,
): Promise<boolean> {
  const session = getSession();
  if (!session || url.origin !== location.origin) return leave(url, entry);
  emit({ type: 'start', url });
  try {
    const next = await loadPage(session, url, signal);
    if (signal.aborted) return false;
    if (typeof next === 'string' && redirects < maximumRedirects) {
      return run(new URL(next, url), entry, scroll, signal, redirects + 1);
    }
    if (!next || typeof next === 'string') return leave(url, entry);
    return await commit(session, url, entry, scroll, next);
  } catch (error) {
    if (signal.aborted) return false;
    emit({ type: 'error', url, error });
    return leave(url, entry);
  }
}

async function commit(
  session: Session,
  url: URL,
  entry: Entry,
  scroll: boolean,
  next: Parameters<typeof showPage>[1],
): Promise<boolean> {
  writeEntry(url, entry);
  emit({ type: 'commit', url });
  await showPage(session, next);
  if (scroll) restoreScroll(entry === 'keep');
  emit({ type: 'complete', url });
  return true;
}

function writeEntry(url: URL, entry: Entry): void {
  if (entry === 'keep' && url.href === location.href) return;
  if (entry !== 'keep') rememberScroll();
  const key = entry === 'push' ? Math.random().toString(36).slice(2) : (history.state?.key ?? '');
  history[entry === 'push' ? 'pushState' : 'replaceState']({ key }, '', url);
  enterEntry(key);
}

/** A full load: whatever could not be done here, the server can. A script is no address. */
function leave(url: URL, entry: Entry): false {
  if (url.protocol === 'javascript:') return false;
  if (entry === 'push') location.assign(url);
  else if (entry === 'keep' && url.href === location.href) location.reload();
  else location.replace(url);
  return false;
}
