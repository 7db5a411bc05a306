import { letGo } from './guards.ts';

const storageName = 'plinth:left';
/** Milliseconds in which a script may not load the same document twice. */
const tooSoon = 10_000;

/** A full load: whatever could not be done here, the server can. A script is no address. */
export function leave(url: URL, isReplacing = false): false {
  if (url.protocol === 'javascript:' || isLoop(url.href)) return false;
  letGo();
  if (url.href === location.href) location.reload();
  else location[isReplacing ? 'replace' : 'assign'](url);
  return false;
}

/** A page whose own script leads back to a load that did not help, such as `refresh()` when it wakes. */
function isLoop(href: string): boolean {
  if (navigator.userActivation?.isActive) return false;
  try {
    const [last, time] = JSON.parse(sessionStorage.getItem(storageName) ?? '[]');
    sessionStorage.setItem(storageName, JSON.stringify([href, Date.now()]));
    return last === href && Date.now() - time < tooSoon;
  } catch {
    return false;
  }
}
