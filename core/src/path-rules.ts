import type { PlinthConfig } from './types.ts';

/** How the app's addresses are written, folded from its configuration. */
export interface PathRules {
  /** With its leading slash, without one at the end; empty where the app stands at the root. */
  basePath: string;
  trailingSlash: boolean;
  /** Locales by their name in lower case. */
  locales: ReadonlyMap<string, string> | undefined;
  defaultLocale: string | undefined;
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
  };
}

/** Puts base path and locale before a destination that is a path of this app. */
export function toPublicPath(path: string, rules: PathRules, locale?: string): string {
  const prefix = locale === undefined || locale === rules.defaultLocale ? '' : `/${locale}`;
  const inner = path === '/' && (prefix || rules.basePath) ? '' : path;
  return rules.basePath + prefix + inner || '/';
}
