import { moduleOf } from '../document-parts.ts';
import { PlinthError } from '../errors.ts';
import type { Page } from '../flow.ts';
import { loadOnce } from '../load-once.ts';
import { loadOuterLayers } from '../outer-layers.ts';
import { type PageStore, checkModule, loadDocument, loadModule, toLayer } from '../page-modules.ts';
import { checkStatusPage } from '../status-page.ts';
import type { Hydrate, LateHydrate, PageBuild, PageModule, ServerRenderer } from '../types.ts';

/** The page of a pattern, loaded at its first request. */
export function loadPage(store: PageStore, pattern: string): Page | Promise<Page> {
  return loadOnce(store.cache?.pages, pattern, () => preparePage(store, pattern));
}

async function preparePage(store: PageStore, pattern: string): Promise<Page> {
  const [module, files] = await Promise.all([
    loadModule(store, pattern),
    store.build.page(pattern),
  ]);
  const place = `page "${pattern}"`;
  checkModule(module, place);
  checkStatusPage(pattern, module.getServerSideProps !== undefined);
  const [adapter, renderer] = findRenderer(store, pattern, files, module);
  if (!files && module.config?.hydrate) warnOfNoBuild(pattern);
  const [{ app, layouts }, document] = await Promise.all([
    loadOuterLayers(store, pattern, adapter, files),
    loadDocument(store),
  ]);
  const layer = toLayer(module, place);
  const outer = app ? [app, ...layouts] : layouts;
  const hasOuterData = outer.some((one) => one.getServerSideProps);
  const data = hasOuterData || layer.getServerSideProps !== undefined;
  const hydrate = toLate(module.config?.hydrate);
  const { build, hasNonce } = store;
  const source = { data, hydrate, hasNonce, files, build, module: document };
  const page: Page = {
    ...layer,
    pattern,
    hasParams: pattern.includes('['),
    app,
    layouts,
    layers: [],
    hasOuterData,
    hasLayoutData: layouts.some((one) => one.getServerSideProps),
    renderer,
    hydrates: moduleOf(source) !== undefined,
    isPrefetched: module.config?.navigation?.prefetch !== false,
    source,
    documents: new Map(),
  };
  page.layers = [...outer, page];
  return page;
}

/** When a page wakes, where that is not at once. */
function toLate(hydrate: Hydrate | undefined): LateHydrate | undefined {
  return typeof hydrate === 'string' ? hydrate : undefined;
}

function findRenderer(
  { renderers }: PageStore,
  pattern: string,
  files: PageBuild | undefined,
  { config }: PageModule,
): [name: string, renderer: ServerRenderer] {
  const names = [...renderers.keys()];
  const name = files?.adapter ?? config?.adapter ?? (names[0] as string);
  const renderer = renderers.get(name);
  if (!renderer) throw unknownAdapter(pattern, name, names);
  return [name, renderer];
}

function warnOfNoBuild(pattern: string): void {
  console.warn(
    `The page "${pattern}" asks for hydration, but there is no build: it ships no script. Use the Vite plug-in, or remove config.hydrate.`,
  );
}

function unknownAdapter(pattern: string, name: string, names: string[]): PlinthError {
  return new PlinthError(
    'PLINTH_ADAPTER_UNKNOWN',
    `The page "${pattern}" names the adapter ${JSON.stringify(name)}, which is not among the app's adapters (${names.join(', ')}). Add it to "adapters", or correct config.adapter.`,
  );
}
