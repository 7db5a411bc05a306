import { PlinthError, toError } from '../errors.ts';
import { type DocumentParts, prepareDocument, writeOpening } from '../document-parts.ts';
import type { Page } from '../flow.ts';
import { type Prepared, prepare } from '../prepared.ts';
import type {
  Build,
  GetServerSideProps,
  HeadTags,
  PageModule,
  PageSource,
  ServerRenderer,
} from '../types.ts';

/** Where pages come from. */
export interface PageStore {
  sources: Readonly<Record<string, PageSource>>;
  renderers: ReadonlyMap<string, ServerRenderer>;
  build: Build;
  /** Undefined where the app stands at the root. */
  basePath: string | undefined;
  /** Whether each response has a nonce. */
  hasNonce: boolean;
  /** Pages that are loaded, and promises of those under way; none in dev. */
  cache: Map<string, Page | Promise<Page>> | undefined;
}

/** The page of a pattern, loaded at its first request. */
export function loadPage(store: PageStore, pattern: string): Page | Promise<Page> {
  const cached = store.cache?.get(pattern);
  if (cached) return cached;
  const loading = preparePage(store, pattern);
  store.cache?.set(pattern, loading);
  loading.then(
    (page) => store.cache?.set(pattern, page),
    () => store.cache?.delete(pattern),
  );
  return loading;
}

async function preparePage(store: PageStore, pattern: string): Promise<Page> {
  const source = store.sources[pattern] as PageSource<PageModule>;
  const [module, build] = await Promise.all([
    readModule(source, pattern),
    store.build.page(pattern),
  ]);
  const { renderers } = store;
  checkModule(module, pattern);
  const name = build?.adapter ?? module.config?.adapter;
  const renderer = name === undefined ? renderers.values().next().value : renderers.get(name);
  if (!renderer) throw unknownAdapter(pattern, name, [...renderers.keys()]);
  if (!build && module.config?.hydrate) {
    console.warn(
      `The page "${pattern}" asks for hydration, but there is no build: it ships no script. Use the Vite plug-in, or remove config.hydrate.`,
    );
  }
  const { head } = module;
  const data = module.getServerSideProps !== undefined;
  const parts = prepareDocument(
    { pattern, data, base: store.basePath },
    build,
    store.build,
    store.hasNonce,
  );
  return {
    pattern,
    Component: module.default,
    getServerSideProps: module.getServerSideProps as GetServerSideProps | undefined,
    head,
    renderer,
    hasParams: pattern.includes('['),
    hydrates: parts.state !== undefined,
    parts,
    opening: typeof head === 'function' ? undefined : prepareOpening(parts, head, store.hasNonce),
  };
}

function prepareOpening(
  parts: DocumentParts,
  head: HeadTags | undefined,
  hasNonce: boolean,
): Prepared {
  return prepare((nonce) => writeOpening(parts, head ? [head] : [], '', nonce), hasNonce);
}

async function readModule(source: PageSource<PageModule>, pattern: string): Promise<PageModule> {
  if (typeof source !== 'function') return source;
  try {
    return await source();
  } catch (thrown) {
    throw toError(thrown, `The module of the page "${pattern}"`);
  }
}

function checkModule(module: PageModule, pattern: string): void {
  if (module?.default === undefined || module.default === null) {
    throw new PlinthError(
      'PLINTH_PAGE_NO_DEFAULT',
      `The page "${pattern}" has no default export. Export its component: export default function Page() { … }`,
    );
  }
  const { getServerSideProps } = module;
  if (getServerSideProps !== undefined && typeof getServerSideProps !== 'function') {
    throw new PlinthError(
      'PLINTH_GSSP_NOT_A_FUNCTION',
      `The page "${pattern}" exports a getServerSideProps of the type ${getServerSideProps === null ? 'null' : typeof getServerSideProps}. Export a function: export async function getServerSideProps(context) { … }`,
    );
  }
}

function unknownAdapter(pattern: string, name: string | undefined, names: string[]): PlinthError {
  return new PlinthError(
    'PLINTH_ADAPTER_UNKNOWN',
    `The page "${pattern}" names the adapter ${JSON.stringify(name)}, which is not among the app's adapters (${names.join(', ')}). Add it to "adapters", or correct config.adapter.`,
  );
}
