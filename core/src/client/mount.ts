import type { ClientContext, View } from '../types.ts';
import { type Shown, session } from './session.ts';

/** Shows a page in the root, by its own view layer; hydrates what the server has sent. */
export async function mountPage(shown: Shown, hydrate: boolean): Promise<void> {
  const context: ClientContext = {
    hydrate,
    // The same as the server's.
    idPrefix: 'p',
    setHead(tags) {
      session.tags = [tags].flat();
      // What is set while the view is made, the server has written, or whoever shows the page does;
      // but the server had sent the head before what came late.
      if (session.mounted || session.root.late)
        void session.loadNavigation().then(({ updateHead }) => updateHead());
    },
    onError: (error) => void fail(error),
  };
  session.shown = shown;
  // From now on no script moves what the server sends late.
  session.root.awake = true;
  session.mounted = await shown.page.renderer.mount(session.root, toView(shown), context);
}

/** Reports what a component has thrown, and shows the app's error page in its place; false where it has none. */
export async function fail(error: unknown): Promise<boolean> {
  reportError(error);
  try {
    const { loadSeldom } = await session.loadNavigation();
    return await (await loadSeldom()).showFailure();
  } catch (failure) {
    reportError(failure);
    return false;
  }
}

/** A page as its renderer gets it. */
export function toView({ page, props, layouts, route }: Shown): View {
  return {
    Page: page.Page,
    props,
    layouts: (page.layouts ?? []).map((Layout, i) => ({ Layout, props: layouts[i] ?? {} })),
    App: page.App,
    route,
  };
}
