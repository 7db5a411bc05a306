import { match } from 'path-to-regexp';
import { PlinthError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Target } from './flow.ts';
import type { ParsedQuery, RouteCondition, RouteRule } from './types.ts';

/** What the dynamic parts of a source hold; path parts as they are in the path, percent-encoded. */
export type RuleParams = Record<string, string | string[]>;

/** A folded source with its conditions. */
export type MatchRule = (exchange: Exchange, target: Target) => RuleParams | undefined;

/**
 * Folds a rule's source and conditions, so that a request builds no pattern.
 *
 * @throws PLINTH_OPTIONS_INVALID
 */
export function toMatcher(rule: RouteRule, place: string): MatchRule {
  const matchPath = fold(() => match<RuleParams>(rule.source, { sensitive: false }), rule, place);
  const has = (rule.has ?? []).map((one) => toCondition(one, place));
  const missing = (rule.missing ?? []).map((one) => toCondition(one, place));
  return (exchange, target) => {
    if (target.isOutside && rule.basePath !== false) return undefined;
    const found = matchPath(toSubject(rule, target));
    if (!found) return undefined;
    const params: RuleParams = Object.assign(Object.create(null), found.params);
    const holds =
      has.every((condition) => condition(exchange, target, params)) &&
      !missing.some((condition) => condition(exchange, target, {}));
    return holds ? params : undefined;
  };
}

/** The part of the address that a rule is written for. */
function toSubject(
  { basePath, locale }: RouteRule,
  { path, url, search, locale: own }: Target,
): string {
  if (basePath === false) return search ? url.slice(0, -search.length) : url;
  if (locale !== false || own === undefined) return path;
  return path === '/' ? `/${own}` : `/${own}${path}`;
}

type Condition = (exchange: Exchange, target: Target, params: RuleParams) => boolean;

function toCondition(condition: RouteCondition, place: string): Condition {
  const { value } = condition;
  const pattern =
    value === undefined ? undefined : fold(() => new RegExp(`^(?:${value})$`), condition, place);
  return (exchange, target, params) => {
    const actual = readActual(condition, exchange, target);
    if (actual === undefined || actual === '') return false;
    if (!pattern) return true;
    const found = pattern.exec(actual);
    for (const [name, text] of Object.entries(found?.groups ?? {})) {
      if (text !== undefined) params[name] = encodeURIComponent(text);
    }
    return found !== null;
  };
}

function readActual(
  condition: RouteCondition,
  exchange: Exchange,
  target: Target,
): string | undefined {
  switch (condition.type) {
    case 'header':
      return exchange.request.headers.get(condition.key) ?? undefined;
    case 'cookie':
      return exchange.cookies[condition.key];
    case 'query':
      return last(exchange.searchOf(target)[condition.key]);
    case 'host':
      return exchange.host;
  }
}

function last(value: ParsedQuery[string]): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

function fold<T>(make: () => T, given: object, place: string): T {
  try {
    return make();
  } catch (cause) {
    throw new PlinthError(
      'PLINTH_OPTIONS_INVALID',
      `${place} ${JSON.stringify(given)} cannot be read: ${(cause as Error).message}. Correct it; sources are written as path-to-regexp 6 reads them, values as regular expressions.`,
      { cause },
    );
  }
}
