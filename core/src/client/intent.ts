import { session } from './session.ts';
import { toLinkTarget } from './targets.ts';

/** Links that say when they are prefetched, other than when the visitor points at them. */
export const early = '[data-prefetch*=viewport],[data-prefetch*=load]';

/** Prepares navigations that are likely: `data-prefetch` on a link, or on what contains it, says when. */
export function startPrefetch(): void {
  for (const type of ['pointerover', 'touchstart', 'focusin']) {
    document.addEventListener(type, (event) => prepare(event), { passive: true });
  }
}

function prepare(event: Event): void {
  const mode = readMode(event.target);
  if (!mode.includes('hover') || isSaving()) return;
  const url = toLinkTarget(event);
  if (url)
    void session.loadNavigation().then(
      (one) => one.prefetchPage(url, mode.includes('data')),
      () => {},
    );
}

/** What a link says about its prefetching. */
export function readMode(target: EventTarget | null): string {
  const place = (target as Element).closest?.<HTMLElement>('[data-prefetch]');
  return place?.dataset['prefetch'] ?? 'hover';
}

/** Whether the visitor has asked for little traffic. */
export function isSaving(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
}
