import { PlinthError } from './errors.ts';
import { encodeSegment } from './path.ts';

/** One level of the routes with dynamic segments: a tree by segment, so that a match walks the path once. */
export interface RouteNode {
  statics: Map<string, RouteNode>;
  /** `post-[id]`, `[id]`: the longest prefix first, of equal ones the longest suffix. */
  params?: ParamNode[];
  rest?: { name: string; pattern: string };
  optionalRest?: { name: string; pattern: string };
  pattern?: string;
}

/** Segments that hold a parameter, and begin and end with fixed text, encoded as in a canonical path. */
export interface ParamNode {
  prefix: string;
  suffix: string;
  name: string;
  node: RouteNode;
}

/** All routes of an app: those without dynamic segments by path, the others as a tree. */
export interface Routes {
  exact: Map<string, string>;
  dynamic: RouteNode;
}

/** A segment of a pattern, as its text says. */
interface Segment {
  kind: 'static' | 'param' | 'rest' | 'optionalRest';
  name: string;
  /** What stands around the name of a parameter. */
  prefix?: string;
  suffix?: string;
}

/**
 * Folds patterns (`/blog/[slug]`) into routes.
 *
 * @throws PLINTH_ROUTE_INVALID, PLINTH_ROUTE_CONFLICT
 */
export function createRoutes(patterns: Iterable<string>): Routes {
  const routes: Routes = { exact: new Map(), dynamic: { statics: new Map() } };
  for (const pattern of patterns) addRoute(routes, pattern);
  checkOptionalRests(routes, routes.dynamic, '');
  return routes;
}

function addRoute(routes: Routes, pattern: string): void {
  const segments = readSegments(pattern);
  if (segments.every((segment) => segment.kind === 'static')) {
    const path = `/${segments.map((segment) => encodeSegment(segment.name)).join('/')}`;
    const other = routes.exact.get(path);
    if (other !== undefined) throw conflict(pattern, other, 'both are the path ' + path);
    routes.exact.set(path, pattern);
    return;
  }
  let node = routes.dynamic;
  for (const segment of segments) {
    if (segment.kind === 'rest' || segment.kind === 'optionalRest') {
      const other = node.rest ?? node.optionalRest;
      if (other) throw conflict(pattern, other.pattern, 'both catch all paths below one folder');
      node[segment.kind] = { name: segment.name, pattern };
      return;
    }
    node = segment.kind === 'param' ? toParam(node, segment, pattern) : toStatic(node, segment);
  }
  if (node.pattern !== undefined)
    throw conflict(pattern, node.pattern, 'both match the same paths');
  node.pattern = pattern;
}

function toStatic(node: RouteNode, segment: Segment): RouteNode {
  const text = encodeSegment(segment.name);
  let child = node.statics.get(text);
  if (!child) node.statics.set(text, (child = { statics: new Map() }));
  return child;
}

function toParam(node: RouteNode, { name, ...around }: Segment, pattern: string): RouteNode {
  const prefix = encodeSegment(around.prefix ?? '');
  const suffix = encodeSegment(around.suffix ?? '');
  const params = (node.params ??= []);
  const same = params.find((one) => one.prefix === prefix && one.suffix === suffix);
  if (same?.name === name) return same.node;
  if (same) {
    const reason = `one names the segment ${prefix}[${name}]${suffix}, the other ${toText(same)}`;
    throw conflict(pattern, firstPattern(same.node), reason);
  }
  const child: RouteNode = { statics: new Map() };
  params.push({ prefix, suffix, name, node: child });
  params.sort((a, b) => b.prefix.length - a.prefix.length || b.suffix.length - a.suffix.length);
  return child;
}

function toText({ prefix, name, suffix }: ParamNode): string {
  return `${prefix}[${name}]${suffix}`;
}

function firstPattern(node: RouteNode): string {
  const here = node.pattern ?? node.rest?.pattern ?? node.optionalRest?.pattern;
  if (here !== undefined) return here;
  const child = node.params?.[0]?.node ?? node.statics.values().next().value;
  return child ? firstPattern(child) : '';
}

/** `[[...rest]]` also matches its own folder, so a page there would never be unambiguous. */
function checkOptionalRests(routes: Routes, node: RouteNode, path: string): void {
  if (node.optionalRest) {
    const index = node.pattern ?? routes.exact.get(path || '/');
    if (index !== undefined) {
      throw conflict(node.optionalRest.pattern, index, `both match ${path || '/'}`);
    }
  }
  for (const [text, child] of node.statics) checkOptionalRests(routes, child, `${path}/${text}`);
  for (const param of node.params ?? []) {
    checkOptionalRests(routes, param.node, `${path}/${toText(param)}`);
  }
}

function readSegments(pattern: string): Segment[] {
  if (pattern === '/') return [{ kind: 'static', name: '' }];
  if (!pattern.startsWith('/') || pattern.endsWith('/') || pattern.includes('//')) {
    throw invalid(pattern, 'begins with a slash, does not end with one, and has no empty segment');
  }
  const segments = pattern
    .slice(1)
    .split('/')
    .map((text) => readSegment(text, pattern));
  const catchAll = segments.findIndex((s) => s.kind === 'rest' || s.kind === 'optionalRest');
  if (catchAll !== -1 && catchAll !== segments.length - 1) {
    throw invalid(pattern, 'has its catch-all segment last');
  }
  const names = segments.filter((s) => s.kind !== 'static').map((s) => s.name);
  if (new Set(names).size !== names.length) {
    throw invalid(pattern, 'uses each parameter name once');
  }
  return segments;
}

function readSegment(text: string, pattern: string): Segment {
  if (!/[[\]]/.test(text)) return { kind: 'static', name: text };
  const rest = /^(?:\[\[\.\.\.([^[\]]+)\]\]|\[\.\.\.([^[\].][^[\]]*)\])$/.exec(text);
  if (rest?.[1] !== undefined) return { kind: 'optionalRest', name: rest[1] };
  if (rest?.[2] !== undefined) return { kind: 'rest', name: rest[2] };
  const [, prefix, name, suffix] = /^([^[\]]*)\[([^[\].][^[\]]*)\]([^[\]]*)$/.exec(text) ?? [];
  if (name === undefined) {
    throw invalid(
      pattern,
      'writes a dynamic segment as [name], [...name] or [[...name]], or one [name] with text around it',
    );
  }
  return { kind: 'param', name, prefix, suffix };
}

function invalid(pattern: string, rule: string): PlinthError {
  return new PlinthError(
    'PLINTH_ROUTE_INVALID',
    `The route ${JSON.stringify(pattern)} cannot be used: a route ${rule}. Rename the page.`,
  );
}

function conflict(pattern: string, other: string, reason: string): PlinthError {
  return new PlinthError(
    'PLINTH_ROUTE_CONFLICT',
    `The routes ${JSON.stringify(other)} and ${JSON.stringify(pattern)} cannot stand side by side: ${reason}. Rename or remove one of the two pages.`,
  );
}
