import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeRequest } from 'srvx/node';
import type { App } from '../types.ts';
import { toServed } from './app-files.ts';
import { sendResponse } from './send.ts';

/** A handler for Express, Connect, Fastify's middleware and a bare `http` server. */
export type NodeHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * Makes a handler of an app and its built files. Where the app has neither file nor page it calls
 * `next()`; without one, the app's 404 page answers.
 *
 * @throws PLINTH_NOT_AN_APP
 */
export function toNodeHandler(app: App): NodeHandler {
  const { fetchKnown, fetchSent } = toServed(app);
  return async function handlePlinth(req, res, next) {
    try {
      const request = new NodeRequest({ req, res }) as unknown as Request;
      const response = next
        ? await fetchKnown(request, req.url)
        : await fetchSent(request, req.url);
      if (response) await sendResponse(res, response);
      else next?.();
    } catch (error) {
      if (next) next(error);
      else failRequest(res, error);
    }
  };
}

/** Nobody waits for a handler of a bare server: what it throws would end the process. */
function failRequest(res: ServerResponse, error: unknown): void {
  console.error(error);
  if (res.headersSent) res.destroy();
  else res.writeHead(500).end();
}
