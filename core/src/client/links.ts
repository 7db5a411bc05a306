import { follow, navigate } from './navigate.ts';

/** Takes over clicks on plain links of this origin, and the browser's back and forward. */
export function startLinks(): void {
  document.addEventListener('click', (event) => {
    const url = toTarget(event);
    if (!url) return;
    event.preventDefault();
    void navigate(url, { replace: url.href === location.href });
  });
  addEventListener('popstate', follow);
}

const modifiers = ['metaKey', 'ctrlKey', 'shiftKey', 'altKey'] as const;

/** The address that a click asks this page to go to; undefined where the browser knows better. */
function toTarget(event: MouseEvent): URL | undefined {
  if (event.defaultPrevented || event.button || modifiers.some((key) => event[key]))
    return undefined;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link?.hasAttribute('href') || link.hasAttribute('download')) return undefined;
  if (link.relList.contains('external') || !/^(?:_self)?$/i.test(link.target)) return undefined;
  const url = new URL(link.href);
  const isHere = url.pathname === location.pathname && url.search === location.search;
  return url.origin !== location.origin || (isHere && link.href.includes('#')) ? undefined : url;
}
