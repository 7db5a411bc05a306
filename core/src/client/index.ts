import type { CheckedHref } from '../types.ts';
import { whenOpen } from './session.ts';
import { type NavigateOptions, travel } from './travel.ts';

export { type NavigationEvent, subscribe } from './navigation/events.ts';
export { type Departure, type Guard, beforeNavigate } from './navigation/guards.ts';
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
  return travel(await whenOpen(), new URL(href, location.href), options);
}

/** Runs the page's `getServerSideProps` again and shows what it returns; state, scroll and focus stay. */
export async function refresh(): Promise<void> {
  const session = await whenOpen();
  const navigation = await session.loadNavigation().catch(() => undefined);
  if (navigation) await navigation.refreshPage(session);
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
  const session = await whenOpen();
  const url = new URL(href, location.href);
  const navigation = await session.loadNavigation().catch(() => undefined);
  await navigation?.prefetchPage(session, url, options.data);
}
