import { isSaving, readMode } from '../intent.ts';
import { prefetchPage } from '../navigation/prefetch.ts';
import { toPageTarget } from '../targets.ts';

const watched = new WeakSet<HTMLAnchorElement>();
/** How far outside of the viewport a link is about to be seen. */
const rootMargin = '100px';

/** Prefetches what the links of the page ask for: each link once. */
export function prefetchLinks(): void {
  if (isSaving()) return;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        prefetch(target as HTMLAnchorElement);
      }
    },
    { rootMargin },
  );
  for (const link of document.links) {
    if (!(link instanceof HTMLAnchorElement) || watched.has(link)) continue;
    watched.add(link);
    const mode = readMode(link);
    if (mode.includes('load')) prefetch(link);
    else if (mode.includes('viewport')) observer.observe(link);
  }
}

function prefetch(link: HTMLAnchorElement): void {
  const url = toPageTarget(link);
  if (url) void prefetchPage(url, readMode(link).includes('data'));
}
