import { readFileSync } from 'node:fs';
import { PlinthError } from '../errors.ts';
import { checkStatusPage } from '../status-page.ts';
import type { Adapter, Hydrate, PageConfig } from '../types.ts';
import { readPragma, type FindOwner } from './ownership.ts';
import type { PageFile } from './pages.ts';
import { type PageFacts, readPageSource } from './page-source.ts';

/** A component of the pages folder (a page, an `_app`, a `_layout`) with what its source says about it. */
export interface ComponentFile extends PageFile {
  adapter: Adapter;
  hydrate: Hydrate;
  /** Whether it has `getServerSideProps` itself. */
  data: boolean;
  /** What it says about client navigations. */
  client?: Pick<PageConfig, 'clientCache' | 'navigation' | 'transition'>;
  /** The file that exports its `head`, if one does. */
  headFile?: string;
  /** Why it cannot be used, where its source says so. */
  problem?: PlinthError;
}

const readable = /\.[jt]sx?$/;

/** Reads a component's source without running it; what is wrong with it becomes its `problem`. */
export function readPage(
  page: PageFile,
  adapters: readonly Adapter[],
  findOwner: FindOwner,
): ComponentFile {
  try {
    return readSource(page, adapters, findOwner);
  } catch (problem) {
    if (!(problem instanceof PlinthError)) throw problem;
    return { ...page, adapter: adapters[0] as Adapter, hydrate: false, data: false, problem };
  }
}

function readSource(
  page: PageFile,
  adapters: readonly Adapter[],
  findOwner: FindOwner,
): ComponentFile {
  const code = readFileSync(page.file, 'utf8');
  const named = readPragma(code);
  const adapter = findOwner(page.file, code) ?? (named === undefined ? adapters[0] : undefined);
  if (!adapter) throw notInstalled(page, adapters);
  const own = readable.test(page.file) ? readPageSource(code, page.file) : undefined;
  if (own && !own.hasDefault) throw noDefault(page);
  const meta = readSidecar(page.metaFile) ?? own;
  const byDefault = adapter.hydrate ?? adapter.client !== undefined;
  const hydrate = adapter.client === undefined ? false : (meta?.config?.hydrate ?? byDefault);
  const data = [own, readSidecar(page.serverFile)].some((facts) => facts?.hasServerSideProps);
  checkStatusPage(page.pattern, data);
  const headFile = meta?.hasHead ? (page.metaFile ?? page.file) : undefined;
  const { clientCache, navigation, transition } = meta?.config ?? {};
  const client = { clientCache, navigation, transition };
  return { ...page, adapter, hydrate, data, client, headFile };
}

function readSidecar(file: string | undefined): PageFacts | undefined {
  return file === undefined ? undefined : readPageSource(readFileSync(file, 'utf8'), file);
}

function noDefault({ file, kind }: PageFile): PlinthError {
  const advice =
    kind === 'page'
      ? ' If it is not a page, begin its name with "_" or move it out of the pages folder.'
      : '';
  return new PlinthError(
    'PLINTH_PAGE_NO_DEFAULT',
    `The page ${file} has no default export. Export its component: export default function Page() { … }.${advice}`,
  );
}

function notInstalled(page: PageFile, adapters: readonly Adapter[]): PlinthError {
  const names = adapters.map((adapter) => adapter.name).join(', ');
  return new PlinthError(
    'PLINTH_ADAPTER_UNKNOWN',
    `The page ${page.file} names a view layer in its @jsxImportSource pragma that none of the app's adapters (${names}) owns. Add its adapter to plinth({ adapters }), or correct the pragma.`,
  );
}
