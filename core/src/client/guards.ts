import { type Entry, currentEntry } from './history.ts';
import { departure } from './departure.ts';

/** What is about to happen to the page. */
export interface Departure {
  /** Where the visitor is about to go; undefined where the tab is closed or leaves the app. */
  url?: URL;
}

/** Answers `false` to stay; what it answers later counts only while the document stays. */
export type Guard = (departure: Departure) => unknown;

const guards = new Set<Guard>();

/**
 * Asks a function before each navigation; one that returns `false`, or a promise of it, keeps the
 * visitor where he is. Where the tab is about to be closed or left, `url` is undefined, and `false`
 * (at once) makes the browser ask. The function that is returned ends that.
 */
export function beforeNavigate(guard: Guard): () => void {
  guards.add(guard);
  Object.assign(departure, { mayLeave, letGo });
  addEventListener('beforeunload', askBeforeUnload);
  return () => {
    guards.delete(guard);
    // A listener keeps the page out of the browser's back and forward cache.
    if (guards.size === 0) letGo();
  };
}

/** Whether all guards let the visitor go; where the browser has gone already, it goes back to what is shown. */
async function mayLeave(url: URL, from: Entry | undefined): Promise<boolean> {
  for (const guard of guards) {
    if ((await guard({ url })) !== false) continue;
    if (from) history.go(from.index - currentEntry().index);
    return false;
  }
  return true;
}

function askBeforeUnload(event: BeforeUnloadEvent): void {
  for (const guard of guards) if (guard({}) === false) event.preventDefault();
}

function letGo(): void {
  removeEventListener('beforeunload', askBeforeUnload);
}
