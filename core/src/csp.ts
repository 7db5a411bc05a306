import type { PlinthConfig } from './types.ts';

/** The policy of a response, by its nonce. */
export type Policy = (nonce: string) => string;

/**
 * A strict policy (W3C CSP 3): a script runs by the response's nonce, or because such a script has loaded
 * it. Style attributes are let through, because view layers write them and they run nothing; `data:` is
 * how the build puts small images and fonts into style sheets.
 */
export function toPolicy({ csp, assetPrefix = '' }: PlinthConfig): Policy | undefined {
  if (!csp) return undefined;
  const own = /^https?:/i.test(assetPrefix) ? `'self' ${new URL(assetPrefix).origin}` : "'self'";
  return (nonce) =>
    `default-src ${own}; script-src 'nonce-${nonce}' 'strict-dynamic'; ` +
    `style-src ${own} 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; ` +
    `img-src ${own} data:; font-src ${own} data:; ` +
    `object-src 'none'; base-uri 'none'; frame-ancestors 'self'`;
}

/** 128 random bits, as CSP asks for (section 7.1). */
export function createNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
