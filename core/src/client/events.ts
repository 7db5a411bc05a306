/** A step of a navigation: begun, decided, shown, or failed (a full load follows). */
export interface NavigationEvent {
  type: 'start' | 'commit' | 'complete' | 'error';
  url: URL;
  error?: unknown;
}

const listeners = new Set<(event: NavigationEvent) => void>();

/** Calls a function at each step of each navigation; the function it returns ends that. */
export function subscribe(listener: (event: NavigationEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function emit(event: NavigationEvent): void {
  for (const listener of listeners) listener(event);
}
