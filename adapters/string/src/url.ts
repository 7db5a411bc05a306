const schemeEnd = /[^a-z0-9+.\-\0-\x20]/i;
const reference = /&(?:#x([0-9a-f]+)|#([0-9]+)|(colon)|tab|newline);?/gi;

/** A subtype with a `+` is XML, which runs scripts where it is shown in a frame. */
const image = /^data:image\/[a-z0-9.-]+[;,]/i;

/**
 * Tells whether a URL would run script: its scheme is javascript:, vbscript: or data:, read as the
 * URL standard reads it (case, leading blanks and inner line breaks do not matter).
 */
export function isUnsafeUrl(url: string, allowImage: boolean): boolean {
  const colon = url.indexOf(':');
  if (colon < 0) return false;
  const scheme = removeBlanks(url.slice(0, colon)).toLowerCase();
  if (scheme !== 'data') return scheme === 'javascript' || scheme === 'vbscript';
  return !(allowImage && image.test(removeBlanks(url.slice(0, 100))));
}

/** Tells whether what follows this beginning of a URL can make it unsafe; `/blog/` and `https:` settle it. */
export function isOpenUrl(beginning: string): boolean {
  const end = schemeEnd.exec(beginning);
  return end === null || (end[0] === ':' && isUnsafeUrl(beginning, false));
}

/** Resolves the character references that can stand in a scheme or split one. */
export function decodeReferences(source: string): string {
  return source.replace(reference, (_, hex?: string, decimal?: string, colon?: string) => {
    if (colon !== undefined) return ':';
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    return decimal === undefined ? '\n' : String.fromCharCode(Number(decimal));
  });
}

function removeBlanks(text: string): string {
  return text.replace(/[\0-\x20]+/g, '');
}
