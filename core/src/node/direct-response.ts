import type { ServerResponse } from 'node:http';
import { Readable, pipeline } from 'node:stream';
import { changeHeaders } from '../change-headers.ts';
import type { Answer, Header } from '../flow.ts';
import { isLate, respond } from '../respond.ts';
import type { LateBody } from '../stream/late-body.ts';
import { endAtOnce } from './end-at-once.ts';
import { standIn } from './stand-in.ts';
import { writeSource } from './write-source.ts';

/** What goes to a socket without a stream of the web between. */
type Body = string | Uint8Array | LateBody | Readable | null;

/**
 * A response that goes to the socket as it came, all of it or part by part; where somebody has asked for its
 * headers, and may have changed them, they are sent as they are then.
 */
export class DirectResponse {
  readonly status: number;
  readonly #body: Body;
  #list: readonly Header[];
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

  /** Sends a response that is one of these, and tells when one of parts has ended; false where it is not, or not any more. */
  static send(response: object, res: ServerResponse): boolean | Promise<void> {
    if (!(#list in response) || response.#native) return false;
    const body = response.#body;
    const list = response.#list;
    res.writeHead(response.status, toRaw(response.#headers ?? list));
    if (isLate(body)) return sendParts(body, res);
    const isUntouched = response.#headers === undefined;
    if (body instanceof Readable) pipeline(body, res, () => {});
    else if (typeof body !== 'string') res.end(body ?? undefined);
    else if (isUntouched) endWithText(res, body, list);
    else res.end(Buffer.from(body));
    return true;
  }

  /** The headers of any response; of one of these without making `Headers` of them. */
  static headersOf(response: Response): readonly Header[] {
    return #list in response && !response.#headers ? response.#list : [...response.headers];
  }

  /** The body of any response as the app has made it; of one of these without making a stream of it. */
  static bodyOf(response: Response): Answer['body'] {
    const isOwn = #list in response && !response.#native;
    return isOwn ? (response.#body as Answer['body']) : response.body;
  }

  /** Sets a header of any response; of one of these, before that of its length, without making `Headers`. */
  static setHeader(response: Response, name: string, value: string): Response {
    if (!(#list in response) || response.#headers) {
      return changeHeaders(response, (headers) => headers.set(name, value));
    }
    response.#list = [[name, value], ...response.#list.filter((header) => header[0] !== name)];
    return response;
  }

  static toNative(response: DirectResponse): Response {
    const { status, headers } = response;
    const native = (response.#native ??= new Response(toSent(response.#body), { status }));
    copyHeaders(headers, native.headers);
    return native;
  }
}

function toSent(body: Body): BodyInit | null {
  if (body instanceof Readable) return Readable.toWeb(body) as ReadableStream;
  return isLate(body) ? body.toStream() : (body as BodyInit | null);
}

/** Whoever has asked for the headers may have changed them since. */
function copyHeaders(from: Headers, to: Headers): void {
  const names = Array.from(to.keys());
  for (const name of names) to.delete(name);
  for (const [name, value] of from) to.append(name, value);
}

standIn(DirectResponse, 'Response', DirectResponse.toNative);

/** How the servers of this package have an app make its responses. */
export function respondDirectly(
  body: Answer['body'] | Readable,
  status: number,
  headers: readonly Header[],
): Response {
  return isDirect(body)
    ? (new DirectResponse(body, status, headers) as unknown as Response)
    : respond(body, status, headers);
}

function isDirect(body: Answer['body'] | Readable): body is Body {
  if (typeof body === 'string' || body === null) return true;
  return body instanceof Uint8Array || body instanceof Readable || isLate(body);
}

/** By HTTP/1.0 there is no length of a chunk, in Latin-1, between the head and the first text: see below. */
function sendParts(body: LateBody, res: ServerResponse): Promise<void> {
  if (!res.chunkedEncoding) res.write('', 'latin1');
  return writeSource(body, res);
}

/**
 * Node writes a head and the text that follows it in one encoding, but a head is always Latin-1 (RFC 9110
 * section 5.5). Text of as many bytes as characters is ASCII, and is written as it is: a tenth less for a large page.
 */
function endWithText(res: ServerResponse, text: string, list: readonly Header[]): void {
  const [name, value] = list[list.length - 1]!;
  if (name === 'content-length' && Number(value) === text.length) endAtOnce(res, text, 'latin1');
  else if (list.every(([, one]) => isAscii(one))) endAtOnce(res, text, 'utf8');
  else res.end(Buffer.from(text));
}

function isAscii(value: string): boolean {
  return Buffer.byteLength(value) === value.length;
}

/** Names and values by turns, as Node takes them. */
function toRaw(headers: Iterable<Header>): string[] {
  const raw: string[] = [];
  for (const [name, value] of headers) raw.push(name, value);
  return raw;
}
