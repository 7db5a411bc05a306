import { PlinthError } from './errors.ts';
import type { Redirect } from './types.ts';

const statuses: readonly unknown[] = [301, 302, 303, 307, 308];
const notAscii = /[^\x21-\x7e]/gu;

/** A redirect that may be sent as it is. */
export interface CheckedRedirect {
  destination: string;
  statusCode: number;
  /** A path of this app, written without its base path. */
  isOwn?: boolean;
  /** The request headers that it depends on. */
  vary?: string;
}

/**
 * Checks a redirect as Next.js does, and makes its destination safe to send.
 *
 * @throws PLINTH_REDIRECT_INVALID with everything that is wrong with it
 */
export function checkRedirect(redirect: Redirect, place: string): CheckedRedirect {
  const wrong = [...findFaults(redirect)];
  if (wrong.length > 0) {
    throw new PlinthError(
      'PLINTH_REDIRECT_INVALID',
      `${place} returned a redirect that cannot be sent: ${wrong.join('; ')}.`,
    );
  }
  const destination = toLocation(redirect.destination);
  const statusCode = redirect.statusCode ?? (redirect.permanent ? 308 : 307);
  const isOwn = destination.startsWith('/') && redirect.basePath !== false;
  return { destination, statusCode, isOwn };
}

/** A destination as a header may hold it; `//host` and `/\\host` would leave the app. */
export function toLocation(destination: string): string {
  return destination.replace(/^[/\\]+/, '/').replace(notAscii, encodeURIComponent);
}

function* findFaults(redirect: Redirect): Generator<string> {
  if (typeof redirect !== 'object' || redirect === null) {
    yield `redirect is ${JSON.stringify(redirect)}, not an object like { destination: '/login', permanent: false }`;
    return;
  }
  const { destination, permanent, statusCode, basePath } = redirect as Record<string, unknown>;
  if (typeof destination !== 'string') {
    yield `destination is ${JSON.stringify(destination)}, not a string`;
  } else if (!isWebTarget(destination)) {
    yield `destination ${JSON.stringify(destination)} is neither a path nor an http(s) URL`;
  }
  if (permanent !== undefined && statusCode !== undefined) {
    yield 'permanent and statusCode exclude each other';
  }
  if (permanent !== undefined && typeof permanent !== 'boolean') {
    yield `permanent is ${JSON.stringify(permanent)}, not true or false`;
  }
  if (basePath !== undefined && typeof basePath !== 'boolean') {
    yield `basePath is ${JSON.stringify(basePath)}, not true or false`;
  }
  if (statusCode !== undefined && !statuses.includes(statusCode)) {
    yield `statusCode is ${JSON.stringify(statusCode)}, not one of ${statuses.join(', ')}`;
  }
}

/** A URL parser drops tabs, line breaks and leading controls, so `java\nscript:` would be a script. */
function isWebTarget(destination: string): boolean {
  for (let i = 0; i < destination.length; i++) {
    const code = destination.charCodeAt(i);
    if (code < 32 || code === 127) return false;
  }
  const scheme = /^\s*([a-z][a-z\d+\-.]*):/i.exec(destination)?.[1]?.toLowerCase();
  return scheme === undefined || scheme === 'http' || scheme === 'https';
}
