import { decodeProps } from './decode.ts';
import { toRoute } from './load.ts';
import { startLinks } from './links.ts';
import { startScroll } from './scroll.ts';
import { type ClientPage, type PageState, type RoutesModule, setSession } from './session.ts';
import { mountPage } from './show.ts';

/**
 * Wakes the document's page, if it has one to wake. The build's browser entry calls it with its own
 * `import()`, because the modules are known by URL only and no compiler is to touch them.
 */
export async function start(load: (url: string) => Promise<unknown>): Promise<void> {
  // Children of the body only: what a page shows may hold elements with these ids.
  const json = document.querySelector('body>script#plinth-state')?.textContent;
  const root = document.querySelector('body>#plinth');
  if (!json || !root) return;
  const state = JSON.parse(json) as PageState;
  const { build, pattern, module, routes, data, params } = state;
  const [page, { props }] = await Promise.all([
    load(module) as Promise<ClientPage>,
    decodeProps(state, load),
  ]);
  const loadRoutes = (): Promise<RoutesModule> => load(routes) as Promise<RoutesModule>;
  const route = toRoute(pattern, new URL(location.href), params);
  const mounted = await mountPage(root, { page, props, route, data }, true);
  setSession({ build, root, load, loadRoutes, page, mounted, route, data });
  startScroll();
  startLinks();
}
