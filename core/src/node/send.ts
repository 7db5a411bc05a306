import type { ServerResponse } from 'node:http';
import { sendNodeResponse } from 'srvx/node';

/** Sends a response through a Node response that others may have set headers on. */
export function sendResponse(res: ServerResponse, response: Response): Promise<void> {
  if (res.getHeaderNames().length === 0) return sendNodeResponse(res, response);
  // Where a header was set before, writeHead() keeps only the last of several cookies.
  for (const cookie of response.headers.getSetCookie()) res.appendHeader('set-cookie', cookie);
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
  const { status, body } = response;
  return sendNodeResponse(res, new Response(body, { status, headers }));
}
