import type * as Layouts from '../layouts.ts';
import type * as Seldom from '../seldom.ts';
import { type KnownPage, type LoadFiles, session } from '../session.ts';

/** A page as the build writes it into the table. */
export interface WrittenPage extends Omit<KnownPage, 'values' | 'locale' | 'load'> {
  /** The number of the group that is empty where the page was found; none for a page without address. */
  group?: number;
  /** URLs of all that it needs, its module first. */
  files: readonly string[];
}

/** What the browser knows of the app's pages; a page without script is not among them. */
export interface Table {
  /** Finds the page of a canonical path: groups for its parameters, and an empty one after them. */
  matcher: RegExp;
  /** Matches most paths that are canonical, and no other. */
  canonical: RegExp;
  pages: readonly WrittenPage[];
  loadFiles: LoadFiles;
  /** What keeps layouts, where the app has any. */
  layouts?: typeof Layouts;
  /** The locale of an address by the first group, where the app has several. */
  toLocale?: (prefix?: string) => string;
  basePath: string;
  trailingSlash?: boolean;
  /** URLs of modules. */
  head: string;
  seldom: string;
}

export let table: Table;

export function openTable(value: Table): void {
  table = value;
}

/** The address as the server has it; what makes one of another is seldom needed. */
export async function toCanonical(url: URL): Promise<URL> {
  return table.canonical.test(url.pathname) ? url : (await loadSeldom()).toCanonical(url);
}

/** The page of an address; undefined where a full load must do it. */
export function findPage({ origin, pathname }: URL): KnownPage | undefined {
  const match = origin === location.origin && table.matcher.exec(pathname);
  if (!match) return undefined;
  const page = table.pages.find(({ group }) => match[group as number] === '');
  const values = match.slice(table.toLocale ? 2 : 1).filter(Boolean);
  return page && { ...toKnown(page), values, locale: table.toLocale?.(match[1]) };
}

/** The page of a pattern. */
export function findPattern(pattern: string): KnownPage | undefined {
  const page = table.pages.find((one) => one.pattern === pattern);
  return page && toKnown(page);
}

function toKnown(page: WrittenPage): KnownPage {
  return { ...page, load: () => table.loadFiles(page.files) };
}

let seldom: typeof Seldom | undefined;

/** Loads what few visits need. */
export async function loadSeldom(): Promise<typeof Seldom> {
  return (seldom ??= (await session.load(table.seldom)) as typeof Seldom);
}

/** The same where it is loaded already. */
export function getSeldom(): typeof Seldom | undefined {
  return seldom;
}
