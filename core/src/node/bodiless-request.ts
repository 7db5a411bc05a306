import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { IncomingHeaders } from './incoming-headers.ts';
import { standIn } from './stand-in.ts';

const plainHost = /^(?:[\w-]+\.)*[\w-]+(?::\d{1,5})?$/;
/** What a URL made of it would leave as it is; dots are looked at apart. */
const plainTarget = /^[\w\-.~!$&()*+,;=:@/?%]*$/;
const dots = /\/(?:\.|%2e)/i;

/** Whether a request is nothing but method, path and headers, and says plainly where it was sent to. */
export function isBodiless({ httpVersionMajor, method, url, headers }: IncomingMessage): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && httpVersionMajor === 1 && url?.[0] === '/' && plainHost.test(headers.host ?? '');
}

/** Such a request, of which a `Request` is made when more is asked for than it has. */
export class BodilessRequest {
  readonly #message: IncomingMessage;
  readonly #res: ServerResponse;
  #headers: IncomingHeaders | undefined;
  #abort: AbortController | undefined;
  #native: Request | undefined;

  constructor(message: IncomingMessage, res: ServerResponse) {
    this.#message = message;
    this.#res = res;
  }

  get method(): string {
    return this.#message.method as string;
  }

  get url(): string {
    const { url: target = '/', headers, socket } = this.#message;
    const scheme = (socket as TLSSocket).encrypted ? 'https' : 'http';
    const url = `${scheme}://${headers.host}${target}`;
    if (plainTarget.test(target) && !dots.test(target)) return url;
    return URL.canParse(url) ? new URL(url).href : url;
  }

  get headers(): Headers {
    return (this.#headers ??= new IncomingHeaders(this.#message)) as unknown as Headers;
  }

  /** The address of the client, as srvx names it. */
  get ip(): string | undefined {
    return this.#message.socket.remoteAddress;
  }

  get signal(): AbortSignal {
    return (this.#abort ??= followClient(this.#message, this.#res)).signal;
  }

  static toNative(request: BodilessRequest): Request {
    if (request.#native) return request.#native;
    const { method, url, headers, signal } = request;
    const own = headers as unknown as IncomingHeaders;
    const native = new Request(url, { method, headers: IncomingHeaders.toNative(own), signal });
    IncomingHeaders.adopt(own, native.headers);
    return (request.#native = native);
  }
}

standIn(BodilessRequest, 'Request', BodilessRequest.toNative);

/** Aborts when a client goes away before it has its answer. */
function followClient(message: IncomingMessage, res: ServerResponse): AbortController {
  const controller = new AbortController();
  const follow = (): void => {
    if (message.errored) controller.abort(message.errored);
    else if (!res.writableEnded) controller.abort();
  };
  res.once('close', follow);
  if (res.destroyed) follow();
  return controller;
}
