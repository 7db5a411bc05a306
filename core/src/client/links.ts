import { currentEntry, enterEntry, rememberScroll, restoreScroll } from './history.ts';
import { session } from './session.ts';
import { toFormTarget, toLinkTarget } from './targets.ts';
import { travel } from './travel.ts';

/** Takes over links and forms of this origin, and the browser's back and forward. */
export function startLinks(): void {
  document.addEventListener('click', (event) => {
    // The browser may be about to go to a hash.
    rememberScroll();
    if (isPlain(event)) visit(event, toLinkTarget(event));
  });
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) visit(event, toFormTarget(event));
  });
  addEventListener('popstate', follow);
}

function visit(event: Event, url: URL | undefined): void {
  if (!url) return;
  event.preventDefault();
  void travel(url);
}

const modifiers = ['metaKey', 'ctrlKey', 'shiftKey', 'altKey'] as const;

function isPlain(event: MouseEvent): boolean {
  return !event.defaultPrevented && !event.button && !modifiers.some((key) => event[key]);
}

/** Follows the browser to another entry of its history. */
function follow(): void {
  const isKnown = history.state?.plinth;
  if (isKnown) rememberScroll();
  const from = currentEntry();
  enterEntry();
  if (location.pathname + location.search !== session.address) {
    void travel(new URL(location.href), { from });
    return;
  }
  session.pending?.controller.abort();
  if (isKnown) restoreScroll();
}
