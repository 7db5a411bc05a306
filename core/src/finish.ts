import { finishDraft } from './draft-mode.ts';
import type { Exchange } from './exchange.ts';

/** What is still to be done once there is an answer: for most requests, nothing. */
export function finish(
  exchange: Exchange,
  response: Response | undefined,
): Response | undefined | Promise<Response> {
  exchange.end();
  const isDraft = exchange.draft !== undefined || exchange.draftChange !== undefined;
  return response && isDraft ? finishDraft(exchange, response) : response;
}
