import { PlinthError } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { report } from '../report.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a form of any site can send; for every other type a browser asks the server first (CORS). */
const formTypes = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);
const mediaType = /^([\w!#$&^.+-]+\/[\w!#$&^.+-]+)[ \t]*(?:;|$)/;
/** What a browser adds by itself; a bearer token comes from a program. */
const ambient = /^(?!bearer )/i;

/**
 * Refuses forms that pages of other sites send with the visitor's cookies (CSRF): by `Sec-Fetch-Site`,
 * else by `Origin`. Without both it is no browser of today, and passes only without credentials.
 *
 * @throws PLINTH_CROSS_ORIGIN (403), which is also reported
 */
export function checkOrigin(exchange: Exchange): void {
  const { method, headers } = exchange.request;
  if (reading.has(method) || !isFormLike(headers.get('content-type'))) return;
  const fault = findFault(exchange, headers);
  if (fault === undefined) return;
  const error = crossOrigin(method, fault);
  report(exchange, error);
  throw error;
}

/** A type that is missing or cannot be read is none that a browser would have asked about. */
function isFormLike(contentType: string | null): boolean {
  const type = mediaType.exec(contentType?.trim() ?? '')?.[1];
  return type === undefined || formTypes.has(type.toLowerCase());
}

function findFault(exchange: Exchange, headers: Headers): string | undefined {
  const origin = headers.get('origin');
  if (origin !== null && exchange.config.allowedOrigins.has(origin)) return undefined;
  const site = headers.get('sec-fetch-site');
  if (site !== null) {
    return site === 'same-origin' || site === 'none' ? undefined : `Sec-Fetch-Site: ${site}`;
  }
  if (origin !== null) return origin === exchange.origin ? undefined : `Origin: ${origin}`;
  return hasCredentials(headers) ? 'neither Sec-Fetch-Site nor Origin, but credentials' : undefined;
}

function hasCredentials(headers: Headers): boolean {
  return headers.has('cookie') || ambient.test(headers.get('authorization') ?? 'bearer ');
}

function crossOrigin(method: string, fault: string): PlinthError {
  return new PlinthError(
    'PLINTH_CROSS_ORIGIN',
    `A ${method} request that any site could send from a visitor's browser was refused: it came with ${fault}. Name the origins that may send such requests in allowedOrigins, and the app's own in origin; a program sends an Origin header or another Content-Type.`,
    { status: 403 },
  );
}
