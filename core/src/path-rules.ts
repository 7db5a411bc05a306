import type { Target } from './flow.ts';
import type { PlinthConfig } from './types.ts';

/** How the app's addresses are written, folded from its configuration. */
export interface PathRules {
  /** With its leading slash, without one at the end; empty where the app stands at the root. */
  basePath: string;
  trailingSlash: boolean;
  /** Locales by their name in lower case. */
  locales: ReadonlyMap<string, string> | undefined;
  defaultLocale: string | undefined;
  /** Whether a page's path is its address. */
  areNone: boolean;
  /** What the addresses of routes without dynamic segments are read into. */
  known?: ReadonlyMap<string, Target>;
}

export function toPathRules({
  basePath = '',
  trailingSlash = false,
  i18n,
}: PlinthConfig): PathRules {
  return {
    basePath,
    trailingSlash,
    locales: i18n && new Map(i18n.locales.map((locale) => [locale.toLowerCase(), locale])),
    defaultLocale: i18n?.defaultLocale,
    areNone: basePath === '' && !trailingSlash && !i18n,
  };
}

/** The rest of a path below the base path; undefined outside it. `/basement` is not below `/base`. */
export function stripBase(path: string, basePath: string): string | undefined {
  if (basePath === '') return path;
  if (path === basePath) return '/';
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

/** Puts base path and locale before a destination that is a path of this app. */
export function toPublicPath(path: string, rules: PathRules, locale?: string): string {
  const prefix = locale === undefined || locale === rules.defaultLocale ? '' : `/${locale}`;
  const isRoot = /^\/(?:[?#]|$)/.test(path);
  const inner = isRoot && (prefix || rules.basePath) ? path.slice(1) : path;
  return rules.basePath + prefix + inner || '/';
}
