import type { Exchange } from '../exchange.ts';
import type { Target } from '../flow.ts';
import { toCanonicalPath } from '../path.ts';
import { type Destination, toDestination } from '../rule-destination.ts';
import { type MatchRule, type RuleParams, toMatcher } from '../rule-match.ts';
import type { ParsedQuery, PlinthConfig, RewriteRule, RewriteRules } from '../types.ts';

/** A rewrite that is ready to be asked. */
export interface FoldedRewrite {
  matches: MatchRule;
  toDestination: (params: RuleParams) => Destination;
}

/** What to look for at a path: files and routes without dynamic segments, routes with some. */
export interface Places {
  exact?: boolean;
  dynamic?: boolean;
}

/** A rewrite, or none, and what then to look for. */
export interface RewriteStep {
  rule?: FoldedRewrite;
  places: Places;
}

/** All rewrites and looks of an app in their order (that of Next.js). */
export interface RewriteSteps {
  steps: readonly RewriteStep[];
}

const nowhere: Places = {};
export const everywhere: Places = { exact: true, dynamic: true };

export function foldRewrites(given: PlinthConfig['rewrites'] = []): RewriteSteps | undefined {
  const rules: RewriteRules = isList(given) ? { afterFiles: given } : given;
  const { beforeFiles = [], afterFiles = [], fallback = [] } = rules;
  if (beforeFiles.length + afterFiles.length + fallback.length === 0) return undefined;
  const steps: RewriteStep[] = [
    ...beforeFiles.map((rule) => ({ rule: foldRewrite(rule), places: nowhere })),
    { places: { exact: true } },
    ...afterFiles.map((rule) => ({ rule: foldRewrite(rule), places: everywhere })),
    { places: { dynamic: true } },
    ...fallback.map((rule) => ({ rule: foldRewrite(rule), places: everywhere })),
  ];
  return { steps };
}

function isList(given: NonNullable<PlinthConfig['rewrites']>): given is readonly RewriteRule[] {
  return Array.isArray(given);
}

function foldRewrite(rule: RewriteRule): FoldedRewrite {
  return {
    matches: toMatcher(rule, 'The rewrite'),
    toDestination: toDestination(rule.destination),
  };
}

/** What a rule makes of a target: another one of this app, or the address of another server. */
export function rewrite(
  rule: FoldedRewrite,
  exchange: Exchange,
  target: Target,
): Target | URL | undefined {
  const params = rule.matches(exchange, target);
  if (!params) return undefined;
  const { origin, path, query, unused } = rule.toDestination(params);
  const usesParams = Object.keys(unused).length < Object.keys(params).length;
  const added = toAdded(query, usesParams ? {} : unused);
  if (origin === '') {
    const all = Object.assign(added, { ...target.added, ...added });
    // What a client keeps are layouts of the page that it expects.
    const { match: _, ...before } = target;
    return { ...before, path: toCanonicalPath(path), added: all, isRewritten: true, kept: 0 };
  }
  const url = new URL(origin + path + target.search);
  for (const [key, value] of Object.entries(added)) {
    url.searchParams.delete(key);
    for (const one of [value].flat()) url.searchParams.append(key, one as string);
  }
  return url;
}

/** The destination's own keys win over the parameters of the source, which only count where the path uses none. */
function toAdded(query: Destination['query'], unused: RuleParams): ParsedQuery {
  const added: ParsedQuery = Object.assign(Object.create(null), unused);
  const seen = new Set<string>();
  for (const [key, value] of query) {
    added[key] = seen.has(key) ? [added[key] ?? [], value].flat() : value;
    seen.add(key);
  }
  return added;
}
