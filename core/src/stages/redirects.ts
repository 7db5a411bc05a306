import { chooseLocale } from '../choose-locale.ts';
import type { Exchange } from '../exchange.ts';
import type { Header, Target } from '../flow.ts';
import { toPublicPath } from '../path-rules.ts';
import { type CheckedRedirect, toLocation } from '../redirect.ts';
import { type Destination, toDestination } from '../rule-destination.ts';
import { type MatchRule, type RuleParams, toMatcher } from '../rule-match.ts';
import type { RedirectRule } from '../types.ts';

/** A redirect rule that is ready to be asked. */
interface FoldedRedirect {
  rule: RedirectRule;
  matches: MatchRule;
  toDestination: (params: RuleParams) => Destination;
}

export function foldRedirects(rules: readonly RedirectRule[] = []): FoldedRedirect[] | undefined {
  if (rules.length === 0) return undefined;
  return rules.map((rule) => ({
    rule,
    matches: toMatcher(rule, 'The redirect'),
    toDestination: toDestination(rule.destination),
  }));
}

/** Where the configuration sends a path: to its own right form, to a visitor's locale, or by a rule. */
export function findRedirect(exchange: Exchange, target: Target): CheckedRedirect | undefined {
  if (target.movedTo !== undefined) {
    return { destination: target.movedTo + target.search, statusCode: 308 };
  }
  const { redirects, i18n } = exchange.config;
  const ruled = redirects && findRuled(redirects, exchange, target);
  return ruled ?? (i18n && findLocale(exchange, target));
}

function findRuled(
  redirects: readonly FoldedRedirect[],
  exchange: Exchange,
  target: Target,
): CheckedRedirect | undefined {
  for (const folded of redirects) {
    const params = folded.matches(exchange, target);
    if (params) return toRuled(folded, params, exchange, target);
  }
  return undefined;
}

function toRuled(
  { rule, toDestination: fill }: FoldedRedirect,
  params: RuleParams,
  { config }: Exchange,
  target: Target,
): CheckedRedirect {
  const { origin, path, query, hash } = fill(params);
  const isOwn = origin === '' && rule.basePath !== false;
  const locale = rule.locale === false ? undefined : target.locale;
  const address = isOwn ? toPublicPath(path, config.paths, locale) : origin + path;
  const statusCode = rule.statusCode ?? (rule.permanent ? 308 : 307);
  return {
    destination: toLocation(address + mergeSearch(target.search, query) + hash),
    statusCode,
  };
}

/** The visitor's search string is kept; a key that the destination names is the destination's. */
function mergeSearch(search: string, query: Destination['query']): string {
  if (query.length === 0) return search;
  const merged = new URLSearchParams(search);
  for (const [key] of query) merged.delete(key);
  for (const [key, value] of query) merged.append(key, value);
  return `?${merged}`;
}

/** What a choice by language depends on. */
export const localeVary: Header = ['vary', 'accept-language, cookie'];

/** Whether a visitor's language decides: at the root alone, any other address without a prefix is the default locale's. */
export function asksForLocale({ config }: Exchange, target: Target): boolean {
  const isRoot = target.path === '/' && !target.hasLocalePrefix && target.dataOf === undefined;
  return isRoot && !target.isOutside && config.i18n?.localeDetection !== false;
}

function findLocale(exchange: Exchange, target: Target): CheckedRedirect | undefined {
  const { i18n, paths } = exchange.config;
  if (!i18n || !asksForLocale(exchange, target)) return undefined;
  const locale = chooseLocale(
    i18n,
    exchange.cookies[i18n.cookie ?? 'plinth-locale'],
    exchange.request.headers.get('accept-language'),
  );
  if (locale === i18n.defaultLocale) return undefined;
  const destination = toPublicPath('/', paths, locale) + target.search;
  return { destination, statusCode: 307, vary: localeVary[1] };
}
