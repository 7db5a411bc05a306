import { hasAddress } from '../patterns.ts';
import { createRoutes } from '../routes.ts';
import type { I18nConfig } from '../types.ts';
import { type ProjectPage, hasData } from './outer-files.ts';
import type { Project } from './project.ts';
import { createCanonical, createMatcher } from './routes-matcher.ts';
import { names } from './virtual.ts';

/** What the table of routes says of files, as source text, since a build knows their names last. */
export interface FileTexts {
  /** The list of URLs that a page needs, that of its module first. */
  listFiles: (page: ProjectPage) => string;
  /** The URL of a module of the runtime that is loaded where it is needed. */
  urlOf: (name: string) => string;
  /** What loads pages: an import of `createLoader`, and its arguments after the first. */
  loader: { from: string; more: string };
}

/** The source of the table of routes; what only some apps need of navigations is imported by it, in those. */
export function writeRoutes(
  { pages, config }: Project,
  { listFiles, urlOf, loader }: FileTexts,
): string {
  const { basePath = '', trailingSlash, i18n } = config;
  const patterns = [...pages.keys()].filter((pattern) => hasAddress(pattern));
  const { expression, groups } = createMatcher(createRoutes(patterns), config);
  const shown = listShown(pages);
  const entries = shown.map((page) => writeRoute(page, groups.get(page.pattern), listFiles(page)));
  const hasLayouts = shown.some(({ layouts }) => layouts.length > 0);
  return `import { createLoader } from '${loader.from}';
import { openTable } from '@plinth/core/client/routes';
${hasLayouts ? `import * as layouts from '@plinth/core/client/layouts';` : ''}
export * from '@plinth/core/client/routes';
openTable({
  matcher: ${expression},
  canonical: ${createCanonical(config)},
  pages: [
${entries.join('\n')}
  ],
  loadFiles: createLoader((url) => import(/* @vite-ignore */ url), ${loader.more}),
  ${hasLayouts ? 'layouts,' : ''}
  ${i18n ? `toLocale: ${writeToLocale(i18n)},` : ''}
  ${trailingSlash ? 'trailingSlash: true,' : ''}
  basePath: ${JSON.stringify(basePath)},
  head: ${urlOf(names.head)},
  seldom: ${urlOf(names.seldom)},
});`;
}

/** The pages that the browser may show without a full load. */
export function listShown(pages: Project['pages']): ProjectPage[] {
  return [...pages.values()].filter((page) => page.hydrate !== false);
}

function writeRoute(page: ProjectPage, group: number | undefined, files: string): string {
  const layouts = page.layouts.map(({ pattern }) => pattern);
  const settings = JSON.stringify(page.client ?? {});
  const members = [
    `pattern: ${JSON.stringify(page.pattern)}`,
    ...(group === undefined ? [] : [`group: ${group}`]),
    ...(hasData(page) ? ['data: true'] : []),
    ...(layouts.length > 0 ? [`layouts: ${JSON.stringify(layouts)}`] : []),
    ...(settings === '{}' ? [] : [`settings: ${settings}`]),
    `files: ${files}`,
  ];
  return `    { ${members.join(', ')} },`;
}

/** The locale that the prefix of a path says, in whatever case. */
function writeToLocale({
  locales,
  defaultLocale,
}: Pick<I18nConfig, 'locales' | 'defaultLocale'>): string {
  const byPrefix = Object.fromEntries(locales.map((locale) => [locale.toLowerCase(), locale]));
  return `(prefix = '') => (${JSON.stringify(byPrefix)})[prefix.toLowerCase()] ?? ${JSON.stringify(defaultLocale)}`;
}
