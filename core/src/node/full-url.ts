import type { IncomingMessage } from 'node:http';

/**
 * The URL of a request with the base path that a router has taken off, because it mounts the app
 * there. Connect keeps the whole in `originalUrl`; Express, where others may have rewritten `url`, has `baseUrl`.
 */
export function toFullUrl(req: IncomingMessage, basePath: string): string {
  const { url = '/' } = req;
  const { originalUrl, baseUrl } = req as { originalUrl?: string; baseUrl?: string };
  if (basePath === '') return url;
  // A router gives a slash to what is the base path alone, which would be another address.
  if (originalUrl === basePath + url.replace(/^\/(?=\?|$)/, '')) return originalUrl;
  return baseUrl === basePath || originalUrl === basePath + url ? basePath + url : url;
}
