import { PlinthError } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Api, Match } from '../flow.ts';
import { isResponse } from '../is-response.ts';
import type { ApiHandler } from '../types.ts';
import { ApiRequestContext } from './context.ts';

/**
 * Runs a web-standard handler.
 *
 * @throws PLINTH_API_RESULT, and what the handler throws
 */
export async function runWebHandler(
  handler: ApiHandler,
  { pattern }: Api,
  exchange: Exchange,
  match: Match,
): Promise<Response> {
  const response: unknown = await handler(exchange.bounded, new ApiRequestContext(exchange, match));
  const fault = findFault(response);
  if (fault === undefined) return response as Response;
  throw new PlinthError(
    'PLINTH_API_RESULT',
    `The ${exchange.request.method} handler of the API route "${pattern}" returned ${fault}. Return a new Response: return Response.json({ … }).`,
  );
}

function findFault(response: unknown): string | undefined {
  if (!isResponse(response))
    return response === null ? 'null' : `a value of the type ${typeof response}`;
  if (response.status === 0) return 'Response.error(), which cannot be sent';
  return response.bodyUsed ? 'a Response whose body had been read' : undefined;
}
