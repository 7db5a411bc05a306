import { createEntry, currentEntry, enterEntry, rememberScroll, takeScroll } from '../history.ts';
import type { Session } from '../session.ts';
import type { TravelOptions } from '../travel.ts';

/** A navigation under way; redirects change its address. */
export interface Journey extends TravelOptions {
  url: URL;
  signal: AbortSignal;
}

/** Makes the browser's history say where the visitor is now. */
export function writeEntry({ from, replace, shallow, state, url }: Journey): void {
  takeScroll();
  if (from && url.href === location.href) return;
  if (!from) rememberScroll();
  const entry = replace || from ? currentEntry() : createEntry();
  const whole = { ...(from ? history.state : state), plinth: { ...entry, shallow } };
  history[replace || from ? 'replaceState' : 'pushState'](whole, '', url);
  enterEntry();
}

/** The browser has gone already: it goes back to what is shown. */
export function turnBack({ from }: Journey): false {
  if (from) history.go(from.index - currentEntry().index);
  return false;
}

/** Whether a script wants to go to another hash of what is shown. */
export function isHash({ address }: Session, { from, url }: Journey): boolean {
  const isHere = url.origin + address === url.href.replace(/#.*/, '');
  return !from && isHere && url.href.includes('#') && url.hash !== location.hash;
}

/** The browser knows how to go to a hash. */
export function jump({ replace, url }: Journey): true {
  rememberScroll();
  location[replace ? 'replace' : 'assign'](url);
  return true;
}
