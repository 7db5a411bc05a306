import { departure } from '../departure.ts';
import { loadSeldom } from './table.ts';

/** A full load: whatever could not be done here, the server can. A script is no address. */
export async function leave(url: URL, isReplacing = false): Promise<false> {
  if (url.protocol === 'javascript:' || (await isLoop(url.href))) return false;
  departure.letGo?.();
  if (url.href === location.href) location.reload();
  else location[isReplacing ? 'replace' : 'assign'](url);
  return false;
}

/** What a visitor does is no loop. */
async function isLoop(href: string): Promise<boolean | undefined> {
  if (navigator.userActivation?.isActive) return false;
  return (await loadSeldom().catch(() => undefined))?.isLoop(href);
}
