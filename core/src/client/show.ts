import type { ClientContext, HeadTags, Mounted, Props, Route, View } from '../types.ts';
import { applyHead } from './head-dom.ts';
import type { Loaded } from './load.ts';
import type { ClientPage, Session } from './session.ts';

/** The same as the server's. */
const idPrefix = 'p';

/** Shows a page in the root, by its own view layer; hydrates what the server has sent. */
export function mountPage(
  root: Element,
  { page, props, route }: Loaded,
  hydrate: boolean,
): Mounted | Promise<Mounted> {
  const context: ClientContext = {
    hydrate,
    idPrefix,
    setHead: (tags) => applyHead([toHeadTags(page, props, route), tags]),
    onError: (error) => console.error(error),
  };
  return page.renderer.mount(root, toView(page, props, route), context);
}

/** Shows another page, or the same with other props: in place where the view layer is the same. */
export async function showPage(session: Session, next: Loaded): Promise<void> {
  const { page, props, route } = next;
  const isSame = page.renderer === session.page.renderer;
  if (!isSame) {
    session.mounted.unmount();
    session.root.replaceChildren();
  }
  // Before the view, which may have a title of its own.
  applyHead([toHeadTags(page, props, route)]);
  Object.assign(session, { page, route, data: next.data });
  if (isSame) await session.mounted.update(toView(page, props, route));
  else session.mounted = await mountPage(session.root, next, false);
}

function toView({ Page }: ClientPage, props: Props, route: Route): View {
  return { Page, props, layouts: [], route };
}

function toHeadTags({ head }: ClientPage, props: Props, route: Route): HeadTags {
  if (typeof head !== 'function') return head ?? {};
  return head({ props, params: route.params, url: new URL(location.href) } as never);
}
