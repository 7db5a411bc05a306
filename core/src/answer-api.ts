import { runNodeHandler } from './api/run-node-handler.ts';
import { runWebHandler } from './api/run-web-handler.ts';
import { readExposed, toError, toStatus } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Answer, Api, Match } from './flow.ts';
import { jsonType } from './media-types.ts';
import { report } from './report.ts';
import { loadApi, type ApiStore } from './stages/api.ts';
import { checkOrigin } from './stages/origin.ts';
import { toForwarded, toResponse } from './stages/response.ts';
import type { ApiHandler } from './types.ts';

/** api → method → origin → handler → response; what goes wrong is answered as JSON. */
export async function answerApi(
  exchange: Exchange,
  store: ApiStore,
  match: Match,
): Promise<Response> {
  try {
    const api = await loadApi(store, match.pattern);
    return await runApi(exchange, api, match);
  } catch (thrown) {
    return answerApiError(exchange, toError(thrown, `The API route "${match.pattern}"`));
  }
}

async function runApi(exchange: Exchange, api: Api, match: Match): Promise<Response> {
  const { request, ruled } = exchange;
  const handler = findHandler(api, request.method);
  if (!handler && !api.nodeHandler) return refuseMethod(exchange, api);
  if (api.checksOrigin) checkOrigin(exchange);
  exchange.bodyLimit = api.bodyLimit;
  if (handler) {
    return toForwarded(request, await runWebHandler(handler, api, exchange, match), ruled);
  }
  const { statusCode: status, ownHeaders: own, body } = await runNodeHandler(api, exchange, match);
  return toResponse(exchange, { status, body: body ?? toEmpty(request), own, ruled, isApi: true });
}

/** HEAD is answered by GET where it has no handler of its own. */
function findHandler({ handlers }: Api, method: string): ApiHandler | undefined {
  const byGet = method === 'HEAD' ? handlers.get('GET') : undefined;
  return handlers.get(method) ?? byGet ?? handlers.get('ALL');
}

/** Nothing is a body of no bytes, but says nothing of the one that a HEAD request asks about. */
function toEmpty({ method }: Request): Answer['body'] {
  return method === 'HEAD' ? null : new Uint8Array();
}

function refuseMethod(exchange: Exchange, { allow }: Api): Response | Promise<Response> {
  const headers = [['allow', allow]] as const;
  if (exchange.request.method !== 'OPTIONS') return answerStatus(exchange, 405, { headers });
  const { ruled } = exchange;
  return toResponse(exchange, { status: 204, body: null, ruled, headers });
}

function answerApiError(exchange: Exchange, error: Error): Response | Promise<Response> {
  const status = toStatus(error);
  if (status >= 500) report(exchange, error);
  return answerStatus(exchange, status, {}, readExposed(error));
}

function answerStatus(
  exchange: Exchange,
  statusCode: number,
  also: Pick<Answer, 'headers'>,
  message?: string,
): Response | Promise<Response> {
  const { ruled } = exchange;
  const body = JSON.stringify({ error: { statusCode, message } });
  return toResponse(exchange, { status: statusCode, type: jsonType, body, ruled, ...also });
}
