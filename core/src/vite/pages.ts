import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { normalizePath } from 'vite';
import { PlinthError } from '../errors.ts';
import { type PageKind, toKind } from '../patterns.ts';

/** A page as it lies in the pages folder. */
export interface PageFile {
  kind: PageKind;
  pattern: string;
  file: string;
  /** Where it lies: `/`, `/blog`. */
  folder: string;
  /** `name.server.ts`: may hold `getServerSideProps` for a page that cannot export it. */
  serverFile?: string;
  /** `name.meta.ts`: may hold `head` and `config` for such a page. */
  metaFile?: string;
}

const scripts = ['.tsx', '.jsx', '.ts', '.js'];
const notPages = /^[_.]/;
const besidePages = /\.(?:server|meta|test|d)\.[^.]+$/;
/** Names with an underscore that mean something, the first two for one adapter alone where they name it. */
const special = /^(?:_(?:app|layout)(?:\.[a-z][a-z0-9-]*)?|_document|_error)\.[^.]+$/;

/** The folder that holds an app's pages: as named, else `pages`, else `src/pages`. */
export function findPagesDir(root: string, named: string | undefined): string {
  const candidates = named === undefined ? ['pages', 'src/pages'] : [named];
  const found = candidates.map((path) => join(root, path)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new PlinthError(
    'PLINTH_NO_PAGES',
    `There is no folder ${candidates.map((path) => JSON.stringify(path)).join(' or ')} in this project. Make it, and put a page into it: pages/index.tsx.`,
  );
}

/**
 * Finds the pages below a folder, in the order of their patterns.
 *
 * @throws PLINTH_DUPLICATE_PAGE
 */
export function findPages(pagesDir: string, extensions: readonly string[]): PageFile[] {
  const known = [...extensions, ...scripts].toSorted((a, b) => b.length - a.length);
  const pages = new Map<string, PageFile>();
  for (const path of listFiles(pagesDir, '')) {
    const extension = known.find((one) => path.endsWith(one));
    if (!extension || isApart(path)) continue;
    const page = toPage(pagesDir, path, extension);
    const other = pages.get(page.pattern);
    if (other) throw duplicate(page, other);
    pages.set(page.pattern, page);
  }
  return [...pages.values()].toSorted((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** Whether a file below the pages folder is something other than a page. */
function isApart(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() as string;
  if (folders.some((folder) => notPages.test(folder)) || besidePages.test(name)) return true;
  return notPages.test(name) && !special.test(name);
}

function* listFiles(folder: string, prefix: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* listFiles(join(folder, entry.name), `${prefix}${entry.name}/`);
    else yield prefix + entry.name;
  }
}

function toPage(pagesDir: string, path: string, extension: string): PageFile {
  const name = path.slice(0, -extension.length);
  const pattern = `/${name}`.replace(/\/index$/, '') || '/';
  const beside = (kind: string): string | undefined =>
    ['.ts', '.js']
      .map((end) => toPath(pagesDir, name + kind + end))
      .find((file) => existsSync(file));
  return {
    kind: toKind(pattern),
    pattern,
    file: toPath(pagesDir, path),
    folder: `/${name.slice(0, Math.max(0, name.lastIndexOf('/')))}`,
    serverFile: beside('.server'),
    metaFile: beside('.meta'),
  };
}

function toPath(folder: string, path: string): string {
  return normalizePath(join(folder, path));
}

function duplicate(page: PageFile, other: PageFile): PlinthError {
  return new PlinthError(
    'PLINTH_DUPLICATE_PAGE',
    `Two pages have the address ${page.pattern}: ${other.file} and ${page.file}. Remove or rename one of them.`,
  );
}
