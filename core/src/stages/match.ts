import type { Match } from '../flow.ts';
import type { RouteNode, Routes } from '../routes.ts';
import type { ParsedQuery } from '../types.ts';

/** Finds the page or API route without dynamic segments of a canonical path. */
export function matchExact(routes: Routes, path: string): Match | undefined {
  const pattern = routes.exact.get(path);
  return pattern === undefined ? undefined : { pattern };
}

/** Finds the route with dynamic segments of a canonical path; by segment: static, `[x]`, `[...x]`, `[[...x]]`. */
export function matchDynamic(routes: Routes, path: string): Match | undefined {
  const segments = path === '/' ? [] : path.slice(1).split('/');
  return matchNode(routes.dynamic, segments, 0, []);
}

/** Finds the route of a canonical path: one without dynamic segments first. */
export function matchRoute(routes: Routes, path: string): Match | undefined {
  return matchExact(routes, path) ?? matchDynamic(routes, path);
}

/** Depth first: each step back undoes one choice, and a tree without ambiguous siblings needs none. */
function matchNode(
  node: RouteNode,
  segments: readonly string[],
  depth: number,
  names: string[],
): Match | undefined {
  if (depth === segments.length) {
    if (node.pattern !== undefined)
      return { pattern: node.pattern, params: decode(names, segments) };
    const all = node.optionalRest;
    return all && { pattern: all.pattern, params: decode(names, segments) };
  }
  const segment = segments[depth] as string;
  const child = node.statics.get(segment);
  if (child) {
    names[depth] = '';
    const match = matchNode(child, segments, depth + 1, names);
    if (match) return match;
  }
  if (node.param && segment !== '') {
    names[depth] = node.param.name;
    const match = matchNode(node.param.node, segments, depth + 1, names);
    if (match) return match;
  }
  const all = node.rest ?? node.optionalRest;
  if (!all || segments.includes('', depth)) return undefined;
  const params = decode(names.slice(0, depth), segments);
  params[all.name] = segments.slice(depth).map(decodeURIComponent);
  return { pattern: all.pattern, params };
}

/** A null prototype, so that a segment called `__proto__` is a name like any other. */
function decode(names: readonly string[], segments: readonly string[]): ParsedQuery {
  const params: ParsedQuery = Object.create(null);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name) params[name] = decodeURIComponent(segments[i] as string);
  }
  return params;
}
