import type { ServerResponse } from 'node:http';
import { FastResponse } from 'srvx';
import type { Header } from '../flow.ts';
import { type Respond, respond } from '../respond.ts';

/**
 * A response of which all is there. It goes to the socket as it came; only where somebody has asked for
 * its headers, and may have changed them, is it sent as any other.
 */
export class WholeResponse extends FastResponse {
  readonly #body: string | Uint8Array | null;
  #list: readonly Header[] | undefined;

  constructor(body: string | Uint8Array | null, status: number, list: readonly Header[]) {
    super(body as BodyInit | null, { status, headers: list as [string, string][] });
    this.#body = body;
    this.#list = list;
  }

  override get headers(): Headers {
    this.#list = undefined;
    return super.headers;
  }

  /** Sends a response that is one of these; false where it is not, or not any more. */
  static send(response: Response, res: ServerResponse): boolean {
    if (!(#list in response)) return false;
    const list = response.#list;
    if (!list) return false;
    const body = response.#body;
    res.writeHead(response.status, toRaw(list));
    if (typeof body === 'string') endWithText(res, body, list);
    else res.end(body ?? undefined);
    return true;
  }
}

/** How the servers of this package have an app make its responses. */
export const respondWhole: Respond = (body, status, headers) =>
  body === null || typeof body === 'string' || body instanceof Uint8Array
    ? new WholeResponse(body, status, headers)
    : respond(body, status, headers);

/**
 * Node writes a head and the text that follows it in one encoding, but a head is always Latin-1 (RFC 9110
 * section 5.5). Text of ASCII alone is too, and is written so in a tenth to a sixth less time.
 */
function endWithText(res: ServerResponse, text: string, list: readonly Header[]): void {
  const length = list.find(([name]) => name === 'content-length')?.[1];
  if (Number(length) === text.length) res.end(text, 'latin1');
  else if (list.every(([, value]) => isAscii(value))) res.end(text);
  else res.end(Buffer.from(text));
}

function isAscii(value: string): boolean {
  return Buffer.byteLength(value) === value.length;
}

/** Names and values by turns, as Node takes them. */
function toRaw(list: readonly Header[]): string[] {
  const raw: string[] = [];
  for (const [name, value] of list) raw.push(name, value);
  return raw;
}
