import { fromDataPath } from '../data-path.ts';
import type { Target } from '../flow.ts';
import { toCanonicalPath } from '../path.ts';

/** A request target that a URL made of it would leave as it is: no host, no escape, no dot segment. */
const settled =
  /^\/(?:[\w\-~!$&'()*+,;=:@][\w\-.~!$&'()*+,;=:@]*(?:\/[\w\-~!$&'()*+,;=:@][\w\-.~!$&'()*+,;=:@]*)*\/?)?(?:\?[\w\-.~!$&()*+,;=:@/?%]*)?$/;

/**
 * Reads a request's URL once, for all stages. `sent` is its target as it stood in the request line
 * (RFC 9112 section 3.2), where the server knows it: most often no URL has to be made of it.
 *
 * @throws PLINTH_URL_MALFORMED
 */
export function readTarget(request: Request, sent?: string): Target {
  if (sent !== undefined && settled.test(sent)) return readFrom(sent, 0);
  const { url } = request;
  return readFrom(url, url.indexOf('/', url.indexOf('://') + 3));
}

function readFrom(url: string, pathStart: number): Target {
  const hash = url.indexOf('#', pathStart);
  const end = hash === -1 ? url.length : hash;
  const question = url.indexOf('?', pathStart);
  const pathEnd = question === -1 || question > end ? end : question;
  const path = toCanonicalPath(url.slice(pathStart, pathEnd));
  const search = pathEnd + 1 < end ? url.slice(pathEnd, end) : '';
  const data = fromDataPath(path);
  if (data && tidy(data.path) === data.path)
    return { path: data.path, search, dataOf: data.buildId };
  const tidied = tidy(path);
  return tidied === path ? { path, search } : { path, search, movedTo: tidied };
}

/** Repeated slashes are one, and only the root ends with one (RFC 8615 paths are left alone). */
function tidy(path: string): string {
  const collapsed = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path;
  if (!collapsed.endsWith('/') || collapsed === '/') return collapsed;
  return collapsed.startsWith('/.well-known/') ? collapsed : collapsed.slice(0, -1);
}
