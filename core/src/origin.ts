import { PlinthError } from './errors.ts';

/**
 * The origin of a request's address.
 *
 * @throws PLINTH_URL_MALFORMED
 */
export function readOrigin(url: string): string {
  return new URL(checkUrl(url)).origin;
}

/** A server may hand over a `Host` that no URL can hold. */
export function checkUrl(url: string): string {
  if (URL.canParse(url)) return url;
  throw new PlinthError(
    'PLINTH_URL_MALFORMED',
    `The address ${JSON.stringify(url.slice(0, 200))} is not a valid URL. Check the Host header that the client sent.`,
    { status: 400 },
  );
}
