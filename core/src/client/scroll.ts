/** Where each history entry was scrolled to; the browser's own restoration comes before the content. */
let positions: Record<string, [x: number, y: number]> = {};
let key = '';
const storageName = 'plinth:scroll';

/** Takes scrolling over from the browser. */
export function startScroll(): void {
  history.scrollRestoration = 'manual';
  key = history.state?.key ?? '';
  try {
    positions = JSON.parse(sessionStorage.getItem(storageName) ?? '{}');
  } catch {
    positions = {};
  }
  addEventListener('pagehide', () => {
    rememberScroll();
    try {
      sessionStorage.setItem(storageName, JSON.stringify(positions));
    } catch {
      // A full or forbidden storage costs the position after a reload, nothing else.
    }
  });
}

/** Keeps where the entry that is about to be left stands. */
export function rememberScroll(): void {
  positions[key] = [scrollX, scrollY];
}

/** Enters another history entry. */
export function enterEntry(next: string): void {
  key = next;
}

/** Goes where this entry was, else to the element that the hash names, else to the top. */
export function restoreScroll(isKept: boolean): void {
  const position = isKept ? positions[key] : undefined;
  if (position) scrollTo(...position);
  else if (!scrollToHash()) scrollTo(0, 0);
}

function scrollToHash(): boolean {
  const id = decodeURIComponent(location.hash.slice(1));
  const element = id ? document.getElementById(id) : null;
  element?.scrollIntoView();
  return element !== null;
}
