import type { ServerResponse } from 'node:http';
import { sendNodeResponse } from 'srvx/node';

/** Sends a response through a Node response that others may have set headers on. */
export function sendResponse(res: ServerResponse, response: Response): Promise<void> {
  if (res.getHeaderNames().length > 0) moveCookies(response, res);
  return sendNodeResponse(res, response);
}

/** Where a header was set before, writeHead() drops the cookies among them and keeps only the last of several. */
function moveCookies({ headers }: Response, res: ServerResponse): void {
  const cookies = headers.getSetCookie();
  if (cookies.length === 0) return;
  for (const cookie of cookies) res.appendHeader('set-cookie', cookie);
  headers.delete('set-cookie');
}
