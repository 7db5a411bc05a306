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
  addEventListener('beforeunload', askBeforeUnload);
  return () => {
    guards.delete(guard);
    // A listener keeps the page out of the browser's back and forward cache.
    if (guards.size === 0) removeEventListener('beforeunload', askBeforeUnload);
  };
}

/** Whether all guards let the visitor go. */
export async function mayLeave(url: URL): Promise<boolean> {
  for (const guard of guards) if ((await guard({ url })) === false) return false;
  return true;
}

function askBeforeUnload(event: BeforeUnloadEvent): void {
  for (const guard of guards) if (guard({}) === false) event.preventDefault();
}

/** The visitor has been asked: the browser is not to ask again while the document is left. */
export function letGo(): void {
  removeEventListener('beforeunload', askBeforeUnload);
}
