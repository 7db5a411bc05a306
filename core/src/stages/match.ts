import type { Match } from '../flow.ts';
import type { ParamNode, RouteNode, Routes } from '../routes.ts';
import type { ParsedQuery } from '../types.ts';

/** Finds the page or API route without dynamic segments of a canonical path. */
export function matchExact(routes: Routes, path: string): Match | undefined {
  const pattern = routes.exact.get(path);
  return pattern === undefined ? undefined : { pattern };
}

/** Finds the route with dynamic segments of a canonical path; by segment: static, `a-[x]`, `[x]`, `[...x]`, `[[...x]]`. */
export function matchDynamic(routes: Routes, path: string): Match | undefined {
  const segments = path === '/' ? [] : path.slice(1).split('/');
  return matchNode(routes.dynamic, { segments, names: [], values: [] }, 0, 0);
}

/** Finds the route of a canonical path: one without dynamic segments first. */
export function matchRoute(routes: Routes, path: string): Match | undefined {
  return matchExact(routes, path) ?? matchDynamic(routes, path);
}

/** A search under way: the parameters on the way to the current node, their values still encoded. */
interface Search {
  segments: readonly string[];
  names: string[];
  values: string[];
}

/** Depth first: each step back undoes one choice, and a tree without ambiguous siblings needs none. */
function matchNode(
  node: RouteNode,
  search: Search,
  depth: number,
  count: number,
): Match | undefined {
  const { segments } = search;
  if (depth === segments.length) {
    const pattern = node.pattern ?? node.optionalRest?.pattern;
    return pattern === undefined ? undefined : { pattern, params: decode(search, count) };
  }
  const segment = segments[depth] as string;
  const child = node.statics.get(segment);
  return (
    (child && matchNode(child, search, depth + 1, count)) ??
    (node.params && matchParams(node.params, search, depth, count)) ??
    matchRest(node, search, depth, count)
  );
}

function matchParams(
  params: readonly ParamNode[],
  search: Search,
  depth: number,
  count: number,
): Match | undefined {
  for (const param of params) {
    const value = cut(search.segments[depth] as string, param);
    if (value === undefined) continue;
    search.names[count] = param.name;
    search.values[count] = value;
    const match = matchNode(param.node, search, depth + 1, count + 1);
    if (match) return match;
  }
  return undefined;
}

/** What stands between prefix and suffix; a suffix that begins inside an escape (`A9` of `%C3%A9`) is none. */
function cut(segment: string, { prefix, suffix }: ParamNode): string | undefined {
  const value = segment.slice(prefix.length, segment.length - suffix.length);
  const isWhole = value && segment === prefix + value + suffix;
  return isWhole && !(suffix && /%.?$/.test(value)) ? value : undefined;
}

function matchRest(
  node: RouteNode,
  search: Search,
  depth: number,
  count: number,
): Match | undefined {
  const all = node.rest ?? node.optionalRest;
  if (!all || search.segments.includes('', depth)) return undefined;
  const params = decode(search, count);
  params[all.name] = search.segments.slice(depth).map(decodeURIComponent);
  return { pattern: all.pattern, params };
}

/** A null prototype, so that a parameter called `__proto__` is a name like any other. */
function decode({ names, values }: Search, count: number): ParsedQuery {
  const params: ParsedQuery = Object.create(null);
  for (let i = 0; i < count; i++)
    params[names[i] as string] = decodeURIComponent(values[i] as string);
  return params;
}
