import type { PageState, Session } from './session.ts';

/** Resolves when a page is to wake; the answer replays what the visitor has done in the meantime. */
export function waitFor(mode: PageState['hydrate'], session: Session): Promise<() => void> {
  if (mode === 'interaction') return whenTouched(session);
  return new Promise((resolve) => {
    const wake = (): void => resolve(() => {});
    if ('requestIdleCallback' in window) requestIdleCallback(wake);
    else setTimeout(wake, 200);
  });
}

const types = ['pointerdown', 'keydown', 'focusin', 'click', 'input', 'change', 'submit'];
const isActing = /click|submit/;

function whenTouched(session: Session): Promise<() => void> {
  const { root } = session;
  return new Promise((resolve) => {
    const held: Event[] = [];
    const hold = (event: Event): void => {
      const isAnothers = session.busy && !held.length;
      // A link works without its page being awake, and a navigation shows a page that is.
      if (isAnothers || (event.target as Element).closest('a[href]')) return;
      if (isActing.test(event.type)) {
        event.preventDefault();
        event.stopPropagation();
      }
      held.push(event);
      resolve(replay);
    };
    const replay = (): void => {
      for (const type of types) root.removeEventListener(type, hold, true);
      held.forEach(repeat);
    };
    for (const type of types) root.addEventListener(type, hold, true);
  });
}

function repeat(event: Event): void {
  const { target, type, constructor } = event;
  if (type === 'submit')
    (target as HTMLFormElement).requestSubmit((event as SubmitEvent).submitter);
  else target?.dispatchEvent(new (constructor as typeof Event)(type, event));
}
