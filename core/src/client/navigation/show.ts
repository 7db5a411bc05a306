import { applyHead } from './head-dom.ts';
import { mountPage, toView } from '../mount.ts';
import { loadSeldom } from './load-seldom.ts';
import type { Session, Shown } from '../session.ts';

/** Shows another page, or the same with other props: in place where the view layer is the same. One after the other. */
export function showPage(session: Session, next: Shown): Promise<void> {
  const showing = Promise.resolve(session.busy)
    .catch(() => {})
    .then(() => animate(session, next, () => put(session, next)));
  session.busy = showing.catch(() => {});
  return showing;
}

/** A page that wants it is shown by an animation; where that cannot be loaded, without. */
async function animate(
  session: Session,
  { transition }: Shown,
  change: () => Promise<void>,
): Promise<void> {
  const seldom = transition && (await loadSeldom(session).catch(() => undefined));
  return seldom ? seldom.animate(change) : change();
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
