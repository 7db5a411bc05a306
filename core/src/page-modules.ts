import { PlinthError } from './errors.ts';
import type { Page } from './flow.ts';
import { type LoadCache, loadOnce, readModule } from './load-once.ts';
import type {
  Build,
  DocumentModule,
  GetServerSideProps,
  PageModule,
  PageSource,
  ServerRenderer,
} from './types.ts';

/** Where pages come from. */
export interface PageStore {
  sources: Readonly<Record<string, PageSource>>;
  renderers: ReadonlyMap<string, ServerRenderer>;
  build: Build;
  /** Whether each response has a nonce. */
  hasNonce: boolean;
  /** What is loaded, and promises of what is under way; none in dev. */
  cache: { pages: LoadCache<Page>; modules: LoadCache<object> } | undefined;
}

/** The module of a page, loaded anew where that has failed. */
export function loadModule(store: PageStore, pattern: string): Promise<PageModule> {
  const source = store.sources[pattern] as PageSource<PageModule>;
  return readModule(source, `The module of the page "${pattern}"`);
}

/** The module of a special file, which several pages share. */
export async function loadShared<Module extends object = PageModule>(
  { sources, cache }: PageStore,
  pattern: string,
  place: string,
): Promise<Module> {
  const source = sources[pattern] as unknown as PageSource<Module>;
  const load = (): Promise<Module> => readModule(source, `The module of the ${place}`);
  return (await loadOnce(cache?.modules, pattern, load)) as Module;
}

/**
 * Refuses a module without a component, or with a `getServerSideProps` that cannot be called.
 *
 * @throws PLINTH_PAGE_NO_DEFAULT, PLINTH_GSSP_NOT_A_FUNCTION
 */
export function checkModule(module: PageModule, place: string): void {
  if (module?.default === undefined || module.default === null) {
    throw new PlinthError(
      'PLINTH_PAGE_NO_DEFAULT',
      `The ${place} has no default export. Export its component: export default function Page() { … }`,
    );
  }
  const { getServerSideProps } = module;
  if (getServerSideProps !== undefined && typeof getServerSideProps !== 'function') {
    throw new PlinthError(
      'PLINTH_GSSP_NOT_A_FUNCTION',
      `The ${place} exports a getServerSideProps of the type ${getServerSideProps === null ? 'null' : typeof getServerSideProps}. Export a function: export async function getServerSideProps(context) { … }`,
    );
  }
}

/** What a checked module says, as the stages read it. */
export function toLayer(
  module: PageModule,
  place: string,
): Pick<Page, 'place' | 'Component' | 'getServerSideProps' | 'head'> {
  return {
    place,
    Component: module.default,
    getServerSideProps: module.getServerSideProps as GetServerSideProps | undefined,
    head: module.head,
  };
}

/**
 * The app's `_document`, where it has one.
 *
 * @throws PLINTH_DOCUMENT_RESULT where it exports no function
 */
export async function loadDocument(store: PageStore): Promise<DocumentModule | undefined> {
  if (!Object.hasOwn(store.sources, '/_document')) return undefined;
  const module = await loadShared<DocumentModule>(store, '/_document', 'document "/_document"');
  if (typeof module?.default === 'function') return module;
  throw new PlinthError(
    'PLINTH_DOCUMENT_RESULT',
    `The default export of "/_document" is of the type ${typeof module?.default}. Export a function that returns the document as a string: export default ({ head, main, scripts, … }) => \`…\`.`,
  );
}
