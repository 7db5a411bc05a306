import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TrustProxyOption } from 'srvx';
import { BodilessRequest, isBodiless } from './bodiless-request.ts';

type Srvx = typeof import('./srvx.ts');

let loaded: Srvx | undefined;

/** A request as `fetch` takes it; most are but method, path and headers, and need nothing of srvx. */
export function createRequest(
  req: IncomingMessage,
  res: ServerResponse,
  trustProxy: TrustProxyOption | undefined,
): Request | Promise<Request> {
  if (!trustProxy && isBodiless(req)) return new BodilessRequest(req, res) as unknown as Request;
  return withSrvx(({ NodeRequest }) => new NodeRequest({ req, res, trustProxy }) as Request);
}

/** Sends any response. */
export function sendAny(res: ServerResponse, response: Response): Promise<void> {
  return Promise.resolve(withSrvx((srvx) => srvx.sendNodeResponse(res, response)));
}

/** It is loaded when it is first needed: it looks at classes of the platform that are costly to load. */
function withSrvx<Result>(use: (srvx: Srvx) => Result): Result | Promise<Awaited<Result>> {
  if (loaded) return use(loaded);
  return import('./srvx.ts').then((srvx) => use((loaded = srvx))) as Promise<Awaited<Result>>;
}
