import { PlinthError } from './errors.ts';

/** Characters that a path may hold as they are: RFC 3986 `pchar` without escapes, and the separator. */
const plain = /^[\w\-.~!$&'()*+,;=:@/]*$/;
const escapeOrStray = /%([\dA-Fa-f]{2})|[^\w\-.~!$&'()*+,;=:@/]/g;
const dots = /\/\.{1,2}(?:\/|$)/;
const unreserved = /[\w\-.~]/;
const escapedSubDelimiter = /%(?:24|26|2B|2C|3A|3B|3D|40)/g;

/**
 * The one form of a path that every part of the core compares: unreserved characters decoded,
 * every other escape kept, in upper case, no dot segments (RFC 3986 section 6.2.2). `%2F` stays an escape.
 *
 * @throws PLINTH_URL_MALFORMED for broken escapes, invalid UTF-8, `%00` and `%5C`
 */
export function toCanonicalPath(path: string): string {
  if (plain.test(path)) return removeDots(path);
  if (/[\0\\]/.test(decode(path))) throw malformed(path);
  return removeDots(toCanonicalEscapes(path));
}

/** The same of a path that is known to be well-formed. */
export function toCanonicalEscapes(path: string): string {
  return path.replace(escapeOrStray, (text, hex: string | undefined) => {
    if (hex === undefined) return encodeURIComponent(text);
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return unreserved.test(character) ? character : text.toUpperCase();
  });
}

/**
 * Resolves `.` and `..` (RFC 3986 section 5.2.4). `Request` has done so, but that of Node 20 leaves some
 * (`/.a/..`), which another parser would resolve behind every guard.
 */
function removeDots(path: string): string {
  if (!dots.test(path)) return path;
  const kept: string[] = [];
  for (const segment of path.slice(1).split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${/\/\.{1,2}$/.test(path) && kept.length > 0 ? '/' : ''}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw malformed(path, cause);
  }
}

/** The canonical form of one path segment that is given as plain text. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(escapedSubDelimiter, decodeURIComponent);
}

/** What is thrown for a path that is none. */
export function malformed(path: string, cause?: unknown): PlinthError {
  return new PlinthError(
    'PLINTH_URL_MALFORMED',
    `The path ${JSON.stringify(path.slice(0, 200))} is not a valid URL path. Percent-encode text with encodeURIComponent before it goes into a URL.`,
    { cause, status: 400 },
  );
}
