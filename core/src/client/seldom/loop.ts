const storageName = 'plinth:left';
/** Milliseconds in which a script may not load the same document twice. */
const tooSoon = 10_000;

/** A page whose own script leads back to a load that did not help, such as `refresh()` when it wakes. */
export function isLoop(href: string): boolean {
  try {
    const [last, time] = JSON.parse(sessionStorage.getItem(storageName) ?? '[]');
    sessionStorage.setItem(storageName, JSON.stringify([href, Date.now()]));
    return last === href && Date.now() - time < tooSoon;
  } catch {
    return false;
  }
}
