import type { LateHydrate } from '../types.ts';
import { decodeProps } from './decode.ts';
import { startHistory, takeScroll } from './history.ts';
import { startLinks } from './links.ts';
import type * as LateModule from './late.ts';
import { mountPage, fail } from './mount.ts';
import { early, startPrefetch } from './intent.ts';
import { toRoute } from './route.ts';
import {
  type ClientPage,
  type NavigationModule,
  type PageState,
  openSession,
  session,
} from './session.ts';

/** Watches the root while a page wakes; the answer ends that. */
export type WatchHydration = (root: Element, pattern: string) => () => void;

/**
 * Wakes the document's page, if it has one to wake. The build's browser entry calls it with its own
 * `import()`, because the modules are known by URL only and no compiler is to touch them.
 */
export async function start(
  load: (url: string) => Promise<unknown>,
  watch?: WatchHydration,
): Promise<void> {
  // Children of the body only: what a page shows may hold elements with these ids.
  const json = document.querySelector('body>script#plinth-state')?.textContent;
  const root = document.querySelector('body>#plinth');
  if (!json || !root) return;
  const state = JSON.parse(json) as PageState;
  openSession({
    build: state.build,
    root,
    load,
    loadNavigation: inOrder(() => load(state.routes) as Promise<NavigationModule>),
    route: toRoute(state.pattern, location.pathname + location.search, state.params, state.query),
    address: location.pathname + location.search,
    tags: [],
  });
  startHistory();
  startLinks();
  startPrefetch();
  const replay = state.hydrate && (await waitUntilWanted(state.hydrate, state.wait));
  // A navigation may have been faster.
  if (session.busy) return;
  session.busy = wake(state, watch);
  await session.busy;
  replay?.();
  if (document.querySelector(early)) (await session.loadNavigation()).watchLinks();
}

/** Whoever waits goes on in the order of the calls: of two imports of one module either may be the first to resolve. */
function inOrder<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}

async function waitUntilWanted(mode: LateHydrate, wait = ''): Promise<() => void> {
  const { waitFor } = (await session.load(wait)) as typeof import('./wait.ts');
  return waitFor(mode, session);
}

async function wake(state: PageState, watch?: WatchHydration): Promise<void> {
  const { load, root, route } = session;
  const { locale } = state;
  const [page] = await Promise.all([
    load(state.module) as Promise<ClientPage>,
    decodeProps(state, load),
  ]);
  // Last, because parts move to their places until the page takes over.
  if (state.late)
    await ((await load(state.late.module)) as typeof LateModule).awaitDocument(state, load);
  const { props, layouts = [] } = state;
  const endWatch = watch?.(root, state.pattern);
  try {
    await mountPage({ page, props, layouts, route, locale }, true);
  } catch (error) {
    // Not awaited: the error page waits until this has ended.
    void fail(error);
  }
  endWatch?.();
  takeScroll();
}
