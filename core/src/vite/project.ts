import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { normalizePath } from 'vite';
import { PlinthError } from '../errors.ts';
import { type PageKind, hasAddress } from '../patterns.ts';
import { createRoutes } from '../routes.ts';
import { checkSpecialNames } from '../special-files.ts';
import type { Adapter, PlinthConfig } from '../types.ts';
import { type ProjectPage, addOuterFiles, checkOuterFiles } from './outer-files.ts';
import { type FindOwner, createClaims } from './ownership.ts';
import { type PageFile, findPages, findPagesDir } from './pages.ts';
import { type ComponentFile, readPage } from './read-page.ts';

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
  /** `_app` and `_layout` files. */
  outer: readonly ComponentFile[];
  /** What else the pages folder holds: API routes, `_document`. */
  others: readonly PageFile[];
  middlewareFile: string | undefined;
  instrumentationFile: string | undefined;
  codecsFile: string | undefined;
  /** The app's configuration, as it was written. */
  config: PlinthConfig;
}

/** A project of which only the adapters are known yet. */
export function createProject(adapters: readonly Adapter[], config: PlinthConfig): Project {
  return {
    adapters,
    root: '',
    pagesDir: '',
    findOwner: () => undefined,
    pages: new Map(),
    outer: [],
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
  project.findOwner = createClaims(project.adapters, root, project.pagesDir);
  readPages(project);
}

/**
 * Reads the pages of a project without running them; what is wrong with one page is its `problem`.
 *
 * @throws PLINTH_DUPLICATE_PAGE, PLINTH_SPECIAL_FILE, PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT
 */
export function readPages(project: Project): void {
  const extensions = project.adapters.flatMap((adapter) => adapter.extensions ?? []);
  const files = findPages(project.pagesDir, extensions);
  const patterns = files.map(({ pattern }) => pattern);
  checkSpecialNames(
    patterns,
    project.adapters.map(({ name }) => name),
  );
  createRoutes(patterns.filter(hasAddress));
  const read = (kinds: readonly PageKind[]): ComponentFile[] =>
    files
      .filter(({ kind }) => kinds.includes(kind))
      .map((file) => readPage(file, project.adapters, project.findOwner));
  const outer = read(['app', 'layout']);
  checkOuterFiles(outer);
  const pages = read(['page', 'error']).map((page) => addOuterFiles(page, outer));
  project.pages = new Map(pages.map((page) => [page.pattern, page]));
  project.outer = outer;
  project.others = files.filter(({ kind }) => kind === 'api' || kind === 'document');
  project.middlewareFile = findBeside(project, 'middleware');
  project.instrumentationFile = findBeside(project, 'instrumentation');
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
  for (const { problem } of [...project.outer, ...project.pages.values()]) {
    if (problem) throw problem;
  }
}
