import { table } from '../navigation/table.ts';
import { toCanonicalEscapes } from '../../path.ts';

/** The address as the server has it, without needless escapes and slashes. A malformed path throws, and so a full load answers it. */
export function toCanonical({ origin, pathname, search, hash }: URL): URL {
  if (/[\0\\]/.test(decodeURIComponent(pathname))) throw new URIError(pathname);
  const tidy = toCanonicalEscapes(pathname)
    .replace(/\/+/g, '/')
    .replace(/(.)\/$/, '$1');
  const isBare = !table.trailingSlash || /\/$|\.[^/]+$/.test(tidy);
  return new URL(tidy + (isBare ? '' : '/') + search + hash, origin);
}
