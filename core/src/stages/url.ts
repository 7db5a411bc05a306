import { fromDataPath } from '../data-path.ts';
import type { Target } from '../flow.ts';
import { malformed, toCanonicalPath } from '../path.ts';
import { type PathRules, stripBase } from '../path-rules.ts';
import { isSettledPath } from '../settled-path.ts';

const wellKnown = '/.well-known/';

/** A search string that a URL made of it would leave as it is. */
const settledSearch = /^\?[\w\-.~!$&()*+,;=:@/?%]*$/;

/** The forms of a request target that name something here: a path, a URL, or `*`. */
const forms = /^(?:\/|https?:\/\/[^/?#]|\*$)/i;

/**
 * Reads a request's URL once, for all stages. `sent` is its target as it stood in the request line
 * (RFC 9112 section 3.2), where the server knows it: most often no URL has to be made of it.
 *
 * @throws PLINTH_URL_MALFORMED
 */
export function readTarget(request: Request, rules: PathRules, sent?: string): Target {
  const settled = sent === undefined ? undefined : readSent(sent, rules);
  if (settled) return settled;
  if (sent !== undefined && !forms.test(sent)) throw malformed(sent);
  const { url } = request;
  return readFrom(url, url.indexOf('/', url.indexOf('://') + 3), rules);
}

function readSent(sent: string, rules: PathRules): Target | undefined {
  return rules.known?.get(sent) ?? readSettled(sent, rules);
}

/** Reads a target that a URL made of it would leave as it is; any other is undefined. */
export function readSettled(sent: string, rules: PathRules): Target | undefined {
  const question = sent.indexOf('?');
  const path = question === -1 ? sent : sent.slice(0, question);
  if (!isSettledPath(path)) return undefined;
  if (question !== -1 && !settledSearch.test(sent.slice(question))) return undefined;
  const search = question === -1 ? '' : toSearch(sent, question, sent.length);
  return toTargetOf(path, search, rules);
}

function readFrom(url: string, pathStart: number, rules: PathRules): Target {
  const hash = url.indexOf('#', pathStart);
  const end = hash === -1 ? url.length : hash;
  const question = url.indexOf('?', pathStart);
  const pathEnd = question === -1 || question > end ? end : question;
  const path = url.slice(pathStart, pathEnd);
  const known = pathEnd === url.length ? rules.known?.get(path) : undefined;
  if (known) return known;
  const full = isSettledPath(path) ? path : toCanonicalPath(path);
  return toTargetOf(full, toSearch(url, pathEnd, end), rules);
}

/** A question mark alone asks for nothing. */
function toSearch(url: string, from: number, to: number): string {
  return from + 1 < to ? url.slice(from, to) : '';
}

/** @param full a canonical path, as it was asked for */
function toTargetOf(full: string, search: string, rules: PathRules): Target {
  if (rules.areNone && isTidy(full)) return { path: full, search, url: full + search };
  const below = stripBase(full, rules.basePath);
  if (below === undefined) return { path: full, search, url: full + search, isOutside: true };
  const data = fromDataPath(below);
  if (!data) return toTarget(below, full, search, rules);
  const target = toTarget(data.path, undefined, search, rules);
  if (target.movedTo !== undefined) return toTarget(below, full, search, rules);
  return Object.assign(target, { dataOf: data.buildId, kept: data.kept });
}

/** Whether a canonical path is neither another one's form nor below one of the core's own, `/_plinth`. */
function isTidy(path: string): boolean {
  return path === '/' || !(path.endsWith('/') || path.startsWith('/_') || path.includes('//'));
}

/** @param full the path as it was asked for; none where only `path` counts */
function toTarget(
  path: string,
  full: string | undefined,
  search: string,
  rules: PathRules,
): Target {
  const tidied = tidy(path);
  const right = rules.basePath + toForm(tidied, rules);
  const isMoved = full === undefined ? tidied !== path : full !== right;
  const target: Target = { path: tidied, search, url: right + search };
  if (isMoved) target.movedTo = right;
  if (rules.locales) setLocale(target, rules);
  return target;
}

/** Repeated slashes are one, and only the root ends with one (RFC 8615 paths are left alone). */
function tidy(path: string): string {
  const collapsed = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path;
  if (!collapsed.endsWith('/') || collapsed === '/') return collapsed;
  return collapsed.startsWith(wellKnown) ? collapsed : collapsed.slice(0, -1);
}

/** How a tidy path is written in addresses; a last segment with a dot is a file's and takes no slash. */
function toForm(path: string, { basePath, trailingSlash }: PathRules): string {
  if (path === '/') return basePath !== '' && !trailingSlash ? '' : '/';
  if (!trailingSlash || path.endsWith('/') || path.startsWith(wellKnown)) return path;
  return path.includes('.', path.lastIndexOf('/')) ? path : `${path}/`;
}

function setLocale(target: Target, { locales, defaultLocale }: PathRules): void {
  const { path } = target;
  const slash = path.indexOf('/', 1);
  const first = slash === -1 ? path.slice(1) : path.slice(1, slash);
  const named = locales?.get(first.toLowerCase());
  target.locale = named ?? defaultLocale;
  if (named === undefined) return;
  target.hasLocalePrefix = true;
  target.path = slash === -1 ? '/' : path.slice(slash);
}
