/** What may stand in a segment as it is (RFC 3986 section 3.3, without escapes); a dot may not begin one. */
const name = 1;
const dot = 2;
const slash = 3;

/** By the code of a character: what it is. */
const kinds = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-~!$&'()*+,;=:@") {
  kinds[char.charCodeAt(0)] = name;
}
kinds['.'.charCodeAt(0)] = dot;
kinds['/'.charCodeAt(0)] = slash;

/**
 * Whether a path has no escape, no dot segment, no empty segment and nothing that a parser would change,
 * so that it is in its canonical form. A regular expression costs a small page about 2 µs here.
 */
export function isSettledPath(path: string): boolean {
  if (path.charCodeAt(0) !== 47) return false;
  let before = slash;
  for (let i = 1; i < path.length; i++) {
    const kind = kinds[path.charCodeAt(i)];
    if (!kind || (kind !== name && before === slash)) return false;
    before = kind;
  }
  return true;
}
