import type { PathRules } from '../path-rules.ts';

/**
 * Path and search as the client sent them, without base path and locale; a data request keeps its own address
 * (Next.js).
 */
export function toNodeUrl(url: string, rules: PathRules, isData: boolean): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const hash = url.indexOf('#', start);
  const whole = start === -1 ? '/' : url.slice(start, hash === -1 ? undefined : hash);
  const below = whole.startsWith(rules.basePath) ? whole.slice(rules.basePath.length) : whole;
  const inner = isData ? below : stripLocale(below, rules);
  return inner.startsWith('/') ? inner : `/${inner}`;
}

function stripLocale(url: string, { locales }: PathRules): string {
  const first = /^\/([^/?]+)/.exec(url)?.[1];
  if (!locales || first === undefined || !locales.has(first.toLowerCase())) return url;
  return url.slice(first.length + 1);
}
