import { isAdditive } from '../additive.ts';
import type { Exchange } from '../exchange.ts';
import type { Header, Target } from '../flow.ts';
import { decodeParams, fillText } from '../rule-destination.ts';
import { toMatcher, type MatchRule } from '../rule-match.ts';
import type { HeaderRule } from '../types.ts';

/** A header rule that is ready to be asked. */
interface FoldedHeaders {
  matches: MatchRule;
  headers: HeaderRule['headers'];
}

export function foldHeaderRules(rules: readonly HeaderRule[] = []): FoldedHeaders[] | undefined {
  if (rules.length === 0) return undefined;
  return rules.map((rule) => ({
    matches: toMatcher(rule, 'The header rule'),
    headers: rule.headers,
  }));
}

/** What the configuration sets for a path: of two rules for one header the later wins, but cookies and `Vary` add up. */
export function matchHeaders(
  rules: readonly FoldedHeaders[],
  exchange: Exchange,
  target: Target,
): readonly Header[] | undefined {
  const single = new Map<string, string>();
  const added: Header[] = [];
  for (const { matches, headers } of rules) {
    const params = matches(exchange, target);
    if (!params) continue;
    const plain = decodeParams(params);
    for (const { key, value } of headers) {
      const name = fillText(key, plain).toLowerCase();
      const text = fillText(value, plain);
      if (isAdditive(name)) added.push([name, text]);
      else single.set(name, text);
    }
  }
  return single.size + added.length > 0 ? [...single, ...added] : undefined;
}
