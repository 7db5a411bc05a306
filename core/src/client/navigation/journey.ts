import { createEntry, currentEntry, enterEntry, rememberScroll, takeScroll } from '../history.ts';
import type { TravelOptions } from '../travel.ts';

/** A navigation under way; redirects change its address. */
export interface Journey extends TravelOptions {
  url: URL;
  signal: AbortSignal;
  isBack: boolean;
}

/** Makes the browser's history say where the visitor is now. */
export function writeEntry({ isBack, replace, shallow, state, url }: Journey): void {
  takeScroll();
  if (isBack && url.href === location.href) return;
  if (!isBack) rememberScroll();
  const isSame = isBack || replace;
  const entry = isSame ? currentEntry() : createEntry();
  const whole = { ...(isBack ? history.state : state), plinth: { ...entry, shallow } };
  history[isSame ? 'replaceState' : 'pushState'](whole, '', url);
  enterEntry();
}
