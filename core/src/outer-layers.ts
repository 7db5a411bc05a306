import type { Layer, LayoutLayer } from './flow.ts';
import { type PageStore, checkModule, loadShared, toLayer } from './page-modules.ts';
import { toKind } from './patterns.ts';
import { listFolders, readSpecialName, toSpecialName } from './special-files.ts';
import type { PageBuild, PageModule } from './types.ts';

/** What stands around a page. */
export interface OuterLayers {
  app: Layer | undefined;
  /** Outermost first. */
  layouts: LayoutLayer[];
}

/**
 * Loads the app and the layouts of a page's adapter: as the build found them by their files, without
 * a build by their names.
 *
 * @throws PLINTH_PAGE_NO_DEFAULT, PLINTH_GSSP_NOT_A_FUNCTION
 */
export async function loadOuterLayers(
  store: PageStore,
  pattern: string,
  adapter: string,
  files: PageBuild | undefined,
): Promise<OuterLayers> {
  const folders = toKind(pattern) === 'error' ? ['/'] : listFolders(pattern);
  const [app, layouts] = await Promise.all([
    files ? files.app : findSpecial(store, '/', 'app', adapter),
    files ? (files.layouts ?? []) : findLayouts(store, folders, adapter),
  ]);
  const [outer, ...inner] = await Promise.all([
    app === undefined ? undefined : loadLayer(store, app),
    ...layouts.map((name) => loadLayer(store, name)),
  ]);
  return { app: outer, layouts: inner };
}

async function findLayouts(
  store: PageStore,
  folders: readonly string[],
  adapter: string,
): Promise<string[]> {
  const found = folders.map((folder) => findSpecial(store, folder, 'layout', adapter));
  return (await Promise.all(found)).filter((name) => name !== undefined);
}

/** One that names the adapter, else one that is the adapter's by its `config.adapter`, or by being the first one's. */
async function findSpecial(
  store: PageStore,
  folder: string,
  kind: 'app' | 'layout',
  adapter: string,
): Promise<string | undefined> {
  const { sources, renderers } = store;
  const named = toSpecialName(folder, kind, adapter);
  if (Object.hasOwn(sources, named)) return named;
  const plain = toSpecialName(folder, kind);
  if (!Object.hasOwn(sources, plain)) return undefined;
  const { config } = await loadShared(store, plain, toPlace(plain));
  const [first] = renderers.keys();
  return (config?.adapter ?? first) === adapter ? plain : undefined;
}

async function loadLayer(store: PageStore, name: string): Promise<LayoutLayer> {
  const place = toPlace(name);
  const module: PageModule = await loadShared(store, name, place);
  checkModule(module, place);
  return { ...toLayer(module, place), refetch: module.config?.refetch === true };
}

function toPlace(name: string): string {
  return `${readSpecialName(name)?.kind} "${name}"`;
}
