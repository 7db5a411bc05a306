import type { Entry } from './history.ts';
import { session } from './session.ts';

export interface NavigateOptions {
  /** Put the target in the place of the current history entry. @default false, true for the address that is shown */
  replace?: boolean;
  /** Scroll to the top or to the hash of the target, and move the focus there. @default true */
  scroll?: boolean;
  /** Kept in the history entry: `history.state` has its members. */
  state?: Readonly<Record<string, unknown>>;
  /** Change the address and `useRoute()` alone, where the target is the same page: no data, no scrolling. @default false */
  shallow?: boolean;
}

/** What the runtime knows beside what a caller may say. */
export interface TravelOptions extends NavigateOptions {
  /** The entry that the browser has left already, when it went back or forward. */
  from?: Entry;
}

/** Goes to an address with the code of navigations, or by a full load where that cannot be had. A script is no address. */
export async function travel(url: URL, options: TravelOptions = {}): Promise<boolean> {
  if (url.protocol === 'javascript:') return false;
  const navigation = await session.loadNavigation().catch(() => undefined);
  if (navigation) return navigation.go(url, options);
  location.assign(url);
  return false;
}
