import type { CheckedHref } from '../types.ts';
import { rememberScroll } from './history.ts';
import { session, whenOpen } from './session.ts';
import { type NavigateOptions, travel } from './travel.ts';

export { type NavigationEvent, subscribe } from './events.ts';
export { type Departure, type Guard, beforeNavigate } from './guards.ts';
export { currentRoute } from './session.ts';
export type { NavigateOptions };

/**
 * Goes to another address of the app without a full load where that can be done.
 * Resolves to true when the page is shown, to false when a guard, another navigation or a full load
 * took its place. It does not reject.
 */
export async function navigate<Text extends string>(
  href: CheckedHref<Text> | URL,
  options?: NavigateOptions,
): Promise<boolean> {
  await whenOpen();
  const url = new URL(href, location.href);
  return isHash(url) ? jump(url, options?.replace) : travel(url, options);
}

/** Runs the page's `getServerSideProps` again and shows what it returns; state, scroll and focus stay. */
export async function refresh(): Promise<void> {
  await whenOpen();
  const seldom = await session
    .loadNavigation()
    .then(({ loadSeldom }) => loadSeldom())
    .catch(() => undefined);
  if (seldom) await seldom.refreshPage();
  else location.reload();
}

/**
 * Loads what a navigation to an address would need: the page's code, and with `data` also its data,
 * which is used if the navigation follows within half a minute. Fails silently.
 */
export async function prefetch<Text extends string>(
  href: CheckedHref<Text> | URL,
  options: { data?: boolean } = {},
): Promise<void> {
  await whenOpen();
  const url = new URL(href, location.href);
  const navigation = await session.loadNavigation().catch(() => undefined);
  await navigation?.prefetchPage(url, options.data);
}

/** Whether a script wants to go to another hash of what is shown. */
function isHash(url: URL): boolean {
  const isHere = url.origin + session.address === url.href.replace(/#.*/, '');
  return isHere && url.href.includes('#') && url.hash !== location.hash;
}

/** The browser knows how to go to a hash. */
function jump(url: URL, replace?: boolean): true {
  session.pending?.controller.abort();
  rememberScroll();
  location[replace ? 'replace' : 'assign'](url);
  return true;
}
