import type { RouteNode, Routes } from '../routes.ts';
import type { PlinthConfig } from '../types.ts';

/** A search for pages that the browser can do by itself. */
export interface Matcher {
  /** Matches a canonical path: groups for the parameters of a route, and an empty one after them. */
  expression: RegExp;
  /** The number of that group, by pattern. */
  groups: ReadonlyMap<string, number>;
}

/** An expression that is being written: the groups so far are counted. */
interface Writing {
  groups: Map<string, number>;
  count: number;
}

/**
 * Writes routes as one regular expression: its alternatives stand in the order in which the server
 * searches, and it steps back as that search does. With several locales the first group is the prefix.
 */
export function createMatcher(
  { exact, dynamic }: Routes,
  { basePath = '', i18n }: Pick<PlinthConfig, 'basePath' | 'i18n'>,
): Matcher {
  const writing: Writing = { groups: new Map(), count: i18n ? 1 : 0 };
  const paths = [...exact].map(
    ([path, pattern]) => escape(path.replace(/^\/$/, '')) + end(writing, pattern),
  );
  const routes = [...paths, ...writeAlternatives(writing, dynamic)].join('|');
  const source = `^${escape(basePath)}${writePrefix(i18n)}(?:${routes})/?$`;
  return { expression: new RegExp(source), groups: writing.groups };
}

/** An expression for paths without escapes, that end as the configuration says: most that are canonical. */
export function createCanonical({ trailingSlash }: Pick<PlinthConfig, 'trailingSlash'>): RegExp {
  const character = "[\\w\\-.~!$&'()*+,;=:@]";
  return trailingSlash
    ? new RegExp(`^(?:/${character}+)*/(?:${character}*\\.${character}+)?$`)
    : new RegExp(`^/$|^(?:/${character}+)+$`);
}

function writePrefix(i18n: PlinthConfig['i18n']): string {
  if (!i18n) return '';
  const names = i18n.locales.map(toAnyCase).join('|');
  return `(?:/(${names})(?=/|$)|(?!/(?:${names})(?:/|$)))`;
}

/** What may follow at a level, in the order of `matchNode`. */
function writeAlternatives(writing: Writing, node: RouteNode): string[] {
  const alternatives: string[] = [];
  if (node.pattern !== undefined) alternatives.push(end(writing, node.pattern));
  for (const [text, child] of node.statics)
    alternatives.push(`/${escape(text)}${writeNode(writing, child)}`);
  for (const { prefix, suffix, node: child } of node.params ?? []) {
    // Before a suffix escapes are taken whole: what begins inside of one is none.
    const value = group(writing, suffix ? '(?:[^/%]|%..)+?' : '[^/]+');
    alternatives.push(`/${escape(prefix)}${value}${escape(suffix)}${writeNode(writing, child)}`);
  }
  const all = node.rest ?? node.optionalRest;
  if (all) {
    const segments = `/${group(writing, '[^/]+(?:/[^/]+)*')}`;
    alternatives.push((node.rest ? segments : `(?:${segments})?`) + end(writing, all.pattern));
  }
  return alternatives;
}

function writeNode(writing: Writing, node: RouteNode): string {
  return `(?:${writeAlternatives(writing, node).join('|')})`;
}

function group(writing: Writing, content: string): string {
  writing.count++;
  return `(${content})`;
}

function end(writing: Writing, pattern: string): string {
  writing.groups.set(pattern, ++writing.count);
  return '()';
}

function escape(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

function toAnyCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}
