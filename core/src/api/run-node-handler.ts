import { PlinthError, httpError } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Api, Match } from '../flow.ts';
import { isResponse } from '../is-response.ts';
import { report } from '../report.ts';
import { readBody } from './body.ts';
import { ApiNodeRequest } from './request.ts';
import { ApiNodeResponse } from './response.ts';

/**
 * Runs a Node-shaped handler until its answer begins. A handler may return before that and answer from
 * a callback, as with Next.js; how long it may take then is limited.
 *
 * @throws PLINTH_API_RESULT, PLINTH_API_NOT_ENDED, PLINTH_BODY_TOO_LARGE, PLINTH_BODY_INVALID, and what the handler throws
 */
export async function runNodeHandler(
  api: Api,
  exchange: Exchange,
  match: Match,
): Promise<ApiNodeResponse> {
  const body = api.parsesBody ? await readBody(exchange.bounded) : undefined;
  const req = new ApiNodeRequest(exchange, match, body);
  const res = new ApiNodeResponse(exchange, placeOf(api));
  const running = callHandler(api, req, res);
  running.catch((error: unknown) => {
    if (res.headersSent) failLate(exchange, res, error);
  });
  await Promise.race([res.begun, running.then(() => waitForAnswer(api, exchange, res))]);
  return res;
}

function placeOf({ pattern }: Api): string {
  return `The API route "${pattern}"`;
}

async function callHandler(api: Api, req: ApiNodeRequest, res: ApiNodeResponse): Promise<void> {
  const result: unknown = await api.nodeHandler?.(req, res);
  if (isResponse(result)) throw returnedResponse(api);
}

/** The client has the beginning of an answer already. */
function failLate(exchange: Exchange, res: ApiNodeResponse, error: unknown): void {
  report(exchange, error);
  if (!res.writableEnded) res.fail(error);
}

/** After the return of its handler an answer may still come from a callback. */
async function waitForAnswer(api: Api, { signal }: Exchange, res: ApiNodeResponse): Promise<void> {
  if (res.headersSent) return;
  const leave = (): void => res.fail(httpError(499));
  const isLimited = api.answerTimeout < Infinity;
  const timer = isLimited && setTimeout(() => res.fail(notEnded(api)), api.answerTimeout);
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  try {
    await res.begun;
  } finally {
    if (timer) clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

function returnedResponse(api: Api): PlinthError {
  return new PlinthError(
    'PLINTH_API_RESULT',
    `${placeOf(api)} returned a Response from its default export, which answers through res. Export the handler by its method instead: export function GET(request) { … }.`,
  );
}

function notEnded(api: Api): PlinthError {
  return new PlinthError(
    'PLINTH_API_NOT_ENDED',
    `${placeOf(api)} returned, and ${api.answerTimeout} ms later it had not begun an answer. Call res.end(), res.send() or res.json() in every case; where a callback takes longer, set config.api.answerTimeout.`,
  );
}
