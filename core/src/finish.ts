import { finishDraft } from './draft-mode.ts';
import type { Exchange } from './exchange.ts';

/** What is still to be done once there is an answer: for most requests, nothing. */
export function finish(
  exchange: Exchange,
  response: Response | undefined,
): Response | undefined | Promise<Response> {
  exchange.end();
  const isDraft = exchange.draft !== undefined || exchange.draftChange !== undefined;
  if (!response || !isDraft) return exchange.trace ? exchange.trace.finish(response) : response;
  return finishDraft(exchange, response).then(
    (finished) => (exchange.trace ? exchange.trace.finish(finished) : finished) as Response,
  );
}
