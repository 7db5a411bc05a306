import { fromDataPath } from '../data-path.ts';
import type { Target } from '../flow.ts';
import { toCanonicalPath } from '../path.ts';

/**
 * Reads a request's URL once, for all stages.
 *
 * @throws PLINTH_URL_MALFORMED
 */
export function readTarget(url: string): Target {
  const pathStart = url.indexOf('/', url.indexOf('://') + 3);
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
