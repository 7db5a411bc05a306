import { hasAddress } from '../patterns.ts';
import { createRoutes } from '../routes.ts';
import { type ProjectPage, hasData } from './outer-files.ts';
import type { Project } from './project.ts';

/** What the table of routes says of files, as source text, since a build knows their names last. */
export interface FileTexts {
  /** The list of URLs that a page needs, that of its module first. */
  listFiles: (page: ProjectPage) => string;
  /** The URL of what the runtime needs seldom. */
  seldom: string;
  /** What loads pages: an import of `createLoader`, and its arguments after the first. */
  loader: { from: string; more?: string };
}

/** The source of the table of routes: the tree as it was made here, so that the browser needs only the search. */
export function writeRoutes(
  { pages, config }: Project,
  { listFiles, seldom, loader }: FileTexts,
): string {
  const { basePath, trailingSlash, i18n } = config;
  const languages = i18n && { locales: i18n.locales, defaultLocale: i18n.defaultLocale };
  const entries = listShown(pages).map(
    (page) => `  ${JSON.stringify(page.pattern)}: ${writeRoute(page, listFiles(page))},`,
  );
  const patterns = [...pages.keys()].filter((pattern) => hasAddress(pattern));
  return `import { createFindPage } from '@plinth/core/client/routes';
import { createLoader } from '${loader.from}';
export * from '@plinth/core/client/routes';
const load = createLoader((url) => import(/* @vite-ignore */ url)${loader.more ?? ''});
export default createFindPage(${writeLiteral(createRoutes(patterns))}, {
${entries.join('\n')}
}, load, { seldom: ${seldom}, ${JSON.stringify({ basePath, trailingSlash, i18n: languages }).slice(1)});`;
}

/** The pages that the browser may show without a full load. */
export function listShown(pages: Project['pages']): ProjectPage[] {
  return [...pages.values()].filter((page) => page.hydrate !== false);
}

function writeRoute(page: ProjectPage, files: string): string {
  const layouts = page.layouts.map(({ pattern }) => pattern);
  const kept = layouts.length > 0 ? `layouts: ${JSON.stringify(layouts)}, ` : '';
  const settings = JSON.stringify(page.client ?? {}).slice(1, -1);
  return `{ data: ${hasData(page)}, ${kept}files: ${files}, ${settings} }`;
}

/** A value of plain objects, maps and strings as source text. */
function writeLiteral(value: unknown): string {
  if (value instanceof Map) {
    const entries = [...value].map(
      ([key, one]) => `[${JSON.stringify(key)}, ${writeLiteral(one)}]`,
    );
    return `new Map([${entries.join(', ')}])`;
  }
  if (Array.isArray(value)) return `[${value.map(writeLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) => `${key}: ${writeLiteral(one)}`);
  return `{ ${fields.join(', ')} }`;
}
