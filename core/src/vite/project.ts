import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { normalizePath } from 'vite';
import { PlinthError } from '../errors.ts';
import { hasAddress } from '../patterns.ts';
import { createRoutes } from '../routes.ts';
import type { Adapter, Hydrate, PlinthConfig } from '../types.ts';
import { type FindOwner, createClaims, readPragma } from './ownership.ts';
import { type PageFile, findPages, findPagesDir } from './pages.ts';
import { readPageSource } from './page-source.ts';

/** A page with what its source says about it. */
export interface ProjectPage extends PageFile {
  adapter: Adapter;
  hydrate: Hydrate;
  /** Whether it has `getServerSideProps`. */
  data: boolean;
  /** The file that exports its `head`, if one does. */
  headFile?: string;
  /** Why the page cannot be used, where its source says so. */
  problem?: PlinthError;
}

/** Where the options say that the app's files are, relative to its root. */
export interface ProjectFiles {
  pages?: string;
  codecs?: string;
}

/** What the plug-in knows of the app that it compiles; filled when Vite has said where the app is. */
export interface Project {
  adapters: readonly Adapter[];
  root: string;
  pagesDir: string;
  /** The adapter that claims a file. */
  findOwner: FindOwner;
  /** Pages by pattern, in the order of the patterns. */
  pages: ReadonlyMap<string, ProjectPage>;
  /** What else the pages folder holds: API routes, `_app`, `_layout`, `_document`. */
  others: readonly PageFile[];
  middlewareFile: string | undefined;
  instrumentationFile: string | undefined;
  codecsFile: string | undefined;
  /** The app's configuration, as it was written. */
  config: PlinthConfig;
}

const readable = /\.[jt]sx?$/;

/** A project of which only the adapters are known yet. */
export function createProject(adapters: readonly Adapter[], config: PlinthConfig): Project {
  return {
    adapters,
    root: '',
    pagesDir: '',
    findOwner: () => undefined,
    pages: new Map(),
    others: [],
    middlewareFile: undefined,
    instrumentationFile: undefined,
    codecsFile: undefined,
    config,
  };
}

/**
 * Finds the project's files and reads its pages folder.
 *
 * @throws PLINTH_NO_PAGES, PLINTH_NO_CODECS and what `readPages` throws
 */
export function openProject(project: Project, root: string, { pages, codecs }: ProjectFiles): void {
  project.root = root;
  project.pagesDir = findPagesDir(root, pages);
  project.codecsFile = codecs === undefined ? undefined : findCodecs(root, codecs);
  project.findOwner = createClaims(project.adapters, root);
  readPages(project);
}

/**
 * Reads the pages of a project and checks all that can be known without running them.
 *
 * @throws PLINTH_DUPLICATE_PAGE, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT, PLINTH_PAGE_NO_DEFAULT, PLINTH_ADAPTER_UNKNOWN, PLINTH_CONFIG_NOT_STATIC, PLINTH_CONFIG_INVALID, PLINTH_PAGE_SYNTAX
 */
export function readPages(project: Project): void {
  const extensions = project.adapters.flatMap((adapter) => adapter.extensions ?? []);
  const files = findPages(project.pagesDir, extensions);
  createRoutes(files.map((page) => page.pattern).filter(hasAddress));
  const pages = files.filter(isPage).map((page) => readPage(page, project));
  project.pages = new Map(pages.map((page) => [page.pattern, page]));
  project.others = files.filter((file) => !isPage(file));
  project.middlewareFile = findBeside(project, 'middleware');
  project.instrumentationFile = findBeside(project, 'instrumentation');
}

function isPage({ kind }: PageFile): boolean {
  return kind === 'page' || kind === 'error';
}

function findCodecs(root: string, codecs: string): string {
  const file = normalizePath(resolve(root, codecs));
  if (existsSync(file)) return file;
  throw new PlinthError(
    'PLINTH_NO_CODECS',
    `plinth() was given codecs: ${JSON.stringify(codecs)}, but there is no file ${file}. Create it, or correct the path, which is relative to ${root}.`,
  );
}

/** A module that stands beside the pages folder. */
function findBeside({ pagesDir }: Project, name: string): string | undefined {
  return ['.ts', '.js']
    .map((end) => normalizePath(join(dirname(pagesDir), name + end)))
    .find((file) => existsSync(file));
}

/** Refuses a project with pages that cannot be used; in dev only these pages fail. */
export function throwProblems(project: Project): void {
  for (const { problem } of project.pages.values()) if (problem) throw problem;
}

function readPage(page: PageFile, project: Project): ProjectPage {
  try {
    return readSource(page, project);
  } catch (error) {
    if (!(error instanceof PlinthError)) throw error;
    return {
      ...page,
      adapter: project.adapters[0] as Adapter,
      hydrate: false,
      data: false,
      problem: error,
    };
  }
}

function readSource(page: PageFile, { adapters, findOwner }: Project): ProjectPage {
  const code = readFileSync(page.file, 'utf8');
  const named = readPragma(code);
  const adapter = findOwner(page.file, code) ?? (named === undefined ? adapters[0] : undefined);
  if (!adapter) throw notInstalled(page, adapters);
  const own = readable.test(page.file) ? readPageSource(code, page.file) : undefined;
  if (own && !own.hasDefault) throw noDefault(page);
  const meta = page.metaFile
    ? readPageSource(readFileSync(page.metaFile, 'utf8'), page.metaFile)
    : own;
  const byDefault = adapter.hydrate ?? adapter.client !== undefined;
  const hydrate = adapter.client === undefined ? false : (meta?.config?.hydrate ?? byDefault);
  const data = page.serverFile !== undefined || (own?.hasServerSideProps ?? false);
  const headFile = meta?.hasHead ? (page.metaFile ?? page.file) : undefined;
  return { ...page, adapter, hydrate, data, headFile };
}

function noDefault(page: PageFile): PlinthError {
  return new PlinthError(
    'PLINTH_PAGE_NO_DEFAULT',
    `The page ${page.file} has no default export. Export its component: export default function Page() { … }. If it is not a page, begin its name with "_" or move it out of the pages folder.`,
  );
}

function notInstalled(page: PageFile, adapters: readonly Adapter[]): PlinthError {
  const names = adapters.map((adapter) => adapter.name).join(', ');
  return new PlinthError(
    'PLINTH_ADAPTER_UNKNOWN',
    `The page ${page.file} names a view layer in its @jsxImportSource pragma that none of the app's adapters (${names}) owns. Add its adapter to plinth({ adapters }), or correct the pragma.`,
  );
}
