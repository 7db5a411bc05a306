import type { Exchange } from '../exchange.ts';
import type { ResponseDraft } from '../response-draft.ts';

/**
 * Whether an answer may be sent in parts: crawlers get it as a whole. That is asked only for answers of
 * which something is late; one that is for crawlers alone is not to be stored.
 */
export function canStream({ config, request }: Exchange, response: ResponseDraft): boolean {
  const { streams, isCrawler } = config.late;
  if (!streams) return false;
  if (!isCrawler(request.headers.get('user-agent') ?? '')) return true;
  response.headers.set('cache-control', 'private, no-store');
  return false;
}
