import type { ServerResponse } from 'node:http';
import type { Header } from '../flow.ts';
import { type Respond, respond } from '../respond.ts';
import { endAtOnce } from './end-at-once.ts';
import { standIn } from './stand-in.ts';

/** What the body of a whole answer is. */
type Body = string | Uint8Array | null;

/**
 * A response of which all is there. It goes to the socket as it came; where somebody has asked for its
 * headers, and may have changed them, they are sent as they are then.
 */
export class WholeResponse {
  readonly status: number;
  readonly #body: Body;
  readonly #list: readonly Header[];
  #headers: Headers | undefined;
  #native: Response | undefined;

  constructor(body: Body, status: number, list: readonly Header[]) {
    this.#body = body;
    this.status = status;
    this.#list = list;
  }

  get headers(): Headers {
    return (this.#headers ??= new Headers(this.#list as [string, string][]));
  }

  /** Sends a response that is one of these; false where it is not, or not any more. */
  static send(response: object, res: ServerResponse): boolean {
    if (!(#list in response) || response.#native) return false;
    const body = response.#body;
    const list = response.#list;
    res.writeHead(response.status, toRaw(response.#headers ?? list));
    const isUntouched = response.#headers === undefined;
    if (isUntouched && typeof body === 'string') endAtOnce(res, body, toEncoding(body, list));
    else res.end(body ?? undefined);
    return true;
  }

  static toNative(response: WholeResponse): Response {
    const { status, headers } = response;
    response.#native ??= new Response(response.#body as BodyInit | null, { status });
    copyHeaders(headers, response.#native.headers);
    return response.#native;
  }
}

/** Whoever has asked for the headers may have changed them since. */
function copyHeaders(from: Headers, to: Headers): void {
  const names = Array.from(to.keys());
  for (const name of names) to.delete(name);
  for (const [name, value] of from) to.append(name, value);
}

standIn(WholeResponse, 'Response', WholeResponse.toNative);

/** How the servers of this package have an app make its responses. */
export const respondWhole: Respond = (body, status, headers) =>
  body === null || typeof body === 'string' || body instanceof Uint8Array
    ? (new WholeResponse(body, status, headers) as unknown as Response)
    : respond(body, status, headers);

/** Text of as many bytes as characters is ASCII, which is copied as it is: a tenth less for a large page. */
function toEncoding(text: string, list: readonly Header[]): 'latin1' | 'utf8' {
  const [name, value] = list[list.length - 1]!;
  return name === 'content-length' && Number(value) === text.length ? 'latin1' : 'utf8';
}

/** Names and values by turns, as Node takes them. */
function toRaw(list: Iterable<Header>): string[] {
  const raw: string[] = [];
  for (const [name, value] of list) raw.push(name, value);
  return raw;
}
