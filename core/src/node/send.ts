import type { ServerResponse } from 'node:http';
import { DirectResponse } from './direct-response.ts';
import { sendAny } from './lazy-srvx.ts';

/** Sends a response through a Node response that others may have set headers on. */
export function sendResponse(res: ServerResponse, response: Response): Promise<void> | undefined {
  const hasOthers = res.getHeaderNames().length > 0;
  if (hasOthers) moveCookies(response, res);
  const sending = !hasOthers && DirectResponse.send(response, res);
  if (sending === false) return sendAny(res, response);
  return sending === true ? undefined : sending;
}

/** As `sendResponse`, where nobody waits for it: what it throws would end the process. */
export function deliver(res: ServerResponse, response: Response): void {
  const fail = (error: unknown): void => failResponse(res, error);
  try {
    sendResponse(res, response)?.catch(fail);
  } catch (error) {
    fail(error);
  }
}

/** The answer where there can be none. */
export function failResponse(res: ServerResponse, error: unknown): void {
  console.error(error);
  if (res.headersSent) res.destroy();
  else res.writeHead(500).end();
}

/** Where a header was set before, writeHead() drops the cookies among them and keeps only the last of several. */
function moveCookies({ headers }: Response, res: ServerResponse): void {
  const cookies = headers.getSetCookie();
  if (cookies.length === 0) return;
  for (const cookie of cookies) res.appendHeader('set-cookie', cookie);
  headers.delete('set-cookie');
}
