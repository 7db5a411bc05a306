import type { ClientContext, HeadTags, Mounted, Props, View } from '../types.ts';
import { applyHead } from './head-dom.ts';
import type { Loaded } from './load.ts';
import type { ClientPage, Session } from './session.ts';

/** The same as the server's. */
const idPrefix = 'p';

/** Shows a page in the root, by its own view layer; hydrates what the server has sent. */
export function mountPage(
  root: Element,
  loaded: Loaded,
  hydrate: boolean,
): Mounted | Promise<Mounted> {
  const context: ClientContext = {
    hydrate,
    idPrefix,
    setHead: (tags) => applyHead([...toHeadLayers(loaded), tags]),
    onError: (error) => console.error(error),
  };
  return loaded.page.renderer.mount(root, toView(loaded), context);
}

/** Shows another page, or the same with other props: in place where the view layer is the same. */
export async function showPage(session: Session, next: Loaded): Promise<void> {
  const { page, route } = next;
  const isSame = page.renderer === session.page.renderer;
  if (!isSame) {
    session.mounted.unmount();
    session.root.replaceChildren();
  }
  // Before the view, which may have a title of its own.
  applyHead(toHeadLayers(next));
  Object.assign(session, { page, route, data: next.data });
  if (isSame) await session.mounted.update(toView(next));
  else session.mounted = await mountPage(session.root, next, false);
}

function toView({ page, props, layouts = [], route }: Loaded): View {
  const { App } = page;
  const outer = (page.layouts ?? []).map((Layout, i) => ({ Layout, props: layouts[i] ?? {} }));
  return { Page: page.Page, props, layouts: outer, App, route };
}

/** The heads of app, layouts and page; a layout's has the layout's own props. */
function toHeadLayers({ page, props, layouts = [], route }: Loaded): HeadTags[] {
  const { heads = [], head = {}, App } = page;
  const outer = heads.map((one, i) => {
    const layout = App ? i - 1 : i;
    return toHeadTags(one, layout < 0 ? props : (layouts[layout] ?? {}), route);
  });
  return [...outer, toHeadTags(head, props, route)];
}

function toHeadTags(
  head: NonNullable<ClientPage['head']>,
  props: Props,
  { params }: Loaded['route'],
): HeadTags {
  if (typeof head !== 'function') return head;
  return head({ props, params, url: new URL(location.href) } as never) ?? {};
}
