import { mountPage, toView } from '../mount.ts';
import { type Shown, session } from '../session.ts';
import { applyHead, updateHead } from './head.ts';
import { loadSeldom } from './table.ts';

/** Shows another page, or the same with other props: in place where the view layer is the same. One after the other. */
export function showPage(next: Shown): Promise<void> {
  const showing = Promise.resolve(session.busy)
    .catch(() => {})
    .then(() => (next.transition ? animate(next) : put(next)));
  session.busy = showing.catch(() => {});
  return showing;
}

/** A page that wants it is shown by an animation; where that cannot be loaded, without. */
async function animate(next: Shown): Promise<void> {
  const seldom = await loadSeldom().catch(() => undefined);
  const change = (): Promise<void> => put(next);
  return seldom ? seldom.animate(change) : change();
}

async function put(next: Shown): Promise<void> {
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
  applyHead();
  if (stays) await mounted.update(toView(next));
  else await mountPage(next, false);
  if (tags !== session.tags) await updateHead();
  dropStyles?.();
}
