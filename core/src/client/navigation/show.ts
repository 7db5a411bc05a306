import { applyHead } from './head-dom.ts';
import { mountPage, toView } from '../mount.ts';
import type { Session, Shown } from '../session.ts';

/** Shows another page, or the same with other props: in place where the view layer is the same. One after the other. */
export function showPage(session: Session, next: Shown): Promise<void> {
  const showing = Promise.resolve(session.busy)
    .catch(() => {})
    .then(() => animate(next, () => put(session, next)));
  session.busy = showing.catch(() => {});
  return showing;
}

/** Lets the browser animate the change, where the page and the visitor want it. */
function animate({ transition }: Shown, change: () => Promise<void>): Promise<void> {
  const isWanted = transition && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!isWanted || !('startViewTransition' in document)) return change();
  const { updateCallbackDone, ready, finished } = document.startViewTransition(change);
  // A transition that is skipped, because another follows, is no failure.
  for (const step of [ready, finished]) step.catch(() => {});
  return updateCallbackDone;
}

async function put(session: Session, next: Shown): Promise<void> {
  const { mounted, root, shown } = session;
  const dropStyles = next.useStyles?.();
  const stays = mounted && shown?.page.renderer === next.page.renderer;
  if (!stays) {
    session.mounted = undefined;
    mounted?.unmount();
    root.replaceChildren();
    session.tags = [];
  }
  session.shown = next;
  const { tags } = session;
  // Before the view, which may have a title of its own.
  applyHead(session);
  if (stays) await mounted.update(toView(next));
  else await mountPage(session, next, false);
  if (tags !== session.tags) applyHead(session);
  dropStyles?.();
}
