import { restoreScroll } from '../history.ts';

/** Scrolls and moves the focus to where a visitor begins to read, and tells a screen reader where that is. */
export function arrive(isBack: boolean, focusedBefore: Element | null): void {
  const target = findHashTarget();
  if (!isBack || !restoreScroll()) {
    if (target) target.scrollIntoView();
    else scrollTo({ top: 0, left: 0, behavior: 'instant' });
  }
  const { activeElement, body } = document;
  // What a component has focused itself keeps the focus.
  if (activeElement === focusedBefore || activeElement === body) {
    moveFocus(document.querySelector<HTMLElement>('[autofocus]') ?? target ?? body);
  }
  getAnnouncer().textContent = document.title;
}

/** The region that screen readers listen to; it must be there before its text is. */
export function getAnnouncer(): Element {
  const known = document.querySelector('body>[data-plinth-announcer]');
  if (known) return known;
  const region = document.createElement('div');
  region.setAttribute('aria-live', 'polite');
  region.setAttribute('data-plinth-announcer', '');
  // Out of sight, and without effect on what can be scrolled.
  region.style.cssText = 'position:fixed;clip-path:inset(50%)';
  document.body.append(region);
  return region;
}

/** As browsers do (HTML section 7.4.6.3): the fragment as it stands, else decoded. */
function findHashTarget(): HTMLElement | null {
  const id = location.hash.slice(1);
  return id ? (document.getElementById(id) ?? document.getElementById(decode(id))) : null;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function moveFocus(element: HTMLElement): void {
  const index = element.getAttribute('tabindex');
  if (index === null) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (index === null) element.removeAttribute('tabindex');
}
