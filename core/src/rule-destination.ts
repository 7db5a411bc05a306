import { compile, parse } from 'path-to-regexp';
import type { RuleParams } from './rule-match.ts';

/** Where a rule leads for one request. */
export interface Destination {
  /** Scheme and host of another server; empty for a path of this app. */
  origin: string;
  path: string;
  /** What the destination's own search string says, by key; a key may occur twice. */
  query: readonly (readonly [key: string, value: string])[];
  hash: string;
  /** Decoded parameters that the path does not use. */
  unused: RuleParams;
}

const parameter = /:([A-Za-z_]\w*)[*+?]?/g;

/** Folds a destination; it holds parameters in its path, search and hash, never in its host. */
export function toDestination(destination: string): (params: RuleParams) => Destination {
  const { origin, path, search, hash } = splitDestination(destination);
  const used = new Set(
    parse(path).flatMap((token) => (typeof token === 'object' ? token.name : [])),
  );
  const toPath = used.size > 0 ? compile<RuleParams>(path, { validate: false }) : () => path;
  const query = [...new URLSearchParams(search)];
  return (params) => {
    const plain = decodeParams(params);
    return {
      origin,
      path: toPath(params),
      query: query.map(([key, value]) => [key, fillText(value, plain)]),
      hash: fillText(hash, params),
      unused: Object.fromEntries(Object.entries(plain).filter(([name]) => !used.has(name))),
    };
  };
}

/** Puts parameters into text: a list is joined as it was in the path. */
export function fillText(text: string, params: RuleParams): string {
  if (!text.includes(':')) return text;
  return text.replace(parameter, (whole, name: string) =>
    name in params ? [params[name]].flat().join('/') : whole,
  );
}

/** Parameters as plain text. */
export function decodeParams(params: RuleParams): RuleParams {
  const plain: RuleParams = Object.create(null);
  for (const [name, value] of Object.entries(params)) {
    plain[name] = Array.isArray(value) ? value.map(decodeURIComponent) : decodeURIComponent(value);
  }
  return plain;
}

/** The names of the parameters that a destination uses. */
export function listParameters(destination: string): string[] {
  const { path, search, hash } = splitDestination(destination);
  const inPath = parse(path).flatMap((token) => (typeof token === 'object' ? token.name : []));
  const inText = [...(search + hash).matchAll(parameter)].map(([, name]) => name as string);
  return [...new Set([...inPath.map(String), ...inText])];
}

/** Not by `URL`, which would encode the colons and braces of a pattern. */
export function splitDestination(
  destination: string,
): Record<'origin' | 'path' | 'search' | 'hash', string> {
  const [beforeHash = '', hash] = splitAt(destination, '#');
  const [address = '', search] = splitAt(beforeHash, '?');
  const origin = /^https?:\/\/[^/]*/i.exec(address)?.[0] ?? '';
  return { origin, path: address.slice(origin.length) || '/', search, hash };
}

function splitAt(text: string, mark: string): [string, string] {
  const index = text.indexOf(mark);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index)];
}
