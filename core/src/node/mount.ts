import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../types.ts';
import { toServed } from './app-files.ts';
import type { MachineOptions } from './environment.ts';
import { toFullUrl } from './full-url.ts';
import { isThenable } from '../thenable.ts';
import { failResponse, sendResponse } from './send.ts';
import { createRequest } from './lazy-srvx.ts';

/** A handler for Express, Connect, Fastify's middleware and a bare `http` server. */
export type NodeHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * Makes a handler of an app and its built files. Where the app has neither file nor page it calls
 * `next()`; without one, the app's 404 page answers. An app with a base path may be mounted there:
 * `app.use('/docs', handler)`.
 *
 * @param options what differs between machines; wins over the environment, and that over the configuration
 * @throws PLINTH_NOT_AN_APP, PLINTH_OPTIONS_INVALID
 */
export function toNodeHandler(app: App, options: MachineOptions = {}): NodeHandler {
  const served = toServed(app, options);
  const { config, fetchKnown, fetchSent } = served.internals;
  const { basePath } = config.paths;
  const { trustProxy } = served;
  return async function handlePlinth(req, res, next) {
    const { url } = req;
    req.url = toFullUrl(req, basePath);
    try {
      const created = createRequest(req, res, trustProxy);
      const request = isThenable(created) ? await created : created;
      if (!next)
        return await fetchSent(request, req.url, (response) => sendResponse(res, response));
      const response = await fetchKnown(request, req.url);
      if (response) await sendResponse(res, response);
      else passOn(req, url, next);
    } catch (error) {
      if (next) passOn(req, url, next, error);
      else failResponse(res, error);
    }
  };
}

/** Routers go on with the URL that they gave. */
function passOn(
  req: IncomingMessage,
  url: string | undefined,
  next: Parameters<NodeHandler>[2],
  error?: unknown,
): void {
  req.url = url;
  next?.(error);
}
