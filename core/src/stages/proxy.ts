import type { Exchange } from '../exchange.ts';
import { PlinthError } from '../errors.ts';

/** Headers of one connection, not of the message (RFC 9110 section 7.6.1), and what `fetch` says itself. */
const perHop = [
  'connection',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Passes a request on to another server, and its answer back as a stream.
 *
 * @throws PLINTH_PROXY_FAILED (502) where that server cannot be reached
 */
export async function proxyRequest(exchange: Exchange, url: URL): Promise<Response> {
  const { request, signal } = exchange;
  // The other server has a limit of its own.
  exchange.bodyLimit = Infinity;
  const headers = withoutHop(request.headers);
  headers.delete('content-length');
  headers.set('x-forwarded-host', new URL(exchange.origin).host);
  headers.set('x-forwarded-proto', new URL(exchange.origin).protocol.slice(0, -1));
  if (exchange.clientAddress !== undefined) headers.set('x-forwarded-for', exchange.clientAddress);
  else headers.delete('x-forwarded-for');
  const { method, body } = request;
  const init = { method, headers, body, signal, redirect: 'manual', duplex: 'half' } as RequestInit;
  try {
    return toAnswer(await fetch(url, init));
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new PlinthError(
      'PLINTH_PROXY_FAILED',
      `The rewrite to ${url.origin} got no answer. Check that this server can reach it.`,
      { cause, status: 502 },
    );
  }
}

/** `fetch` has decompressed the body already. */
function toAnswer(response: Response): Response {
  const headers = withoutHop(response.headers);
  if (headers.has('content-encoding')) {
    headers.delete('content-encoding');
    headers.delete('content-length');
  }
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

function withoutHop(given: Headers): Headers {
  const headers = new Headers(given);
  const named = (given.get('connection') ?? '').split(',').map((name) => name.trim());
  for (const name of [...perHop, ...named]) if (/^[\w-]+$/.test(name)) headers.delete(name);
  return headers;
}
