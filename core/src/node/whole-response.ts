import type { ServerResponse } from 'node:http';
import { FastResponse } from 'srvx';
import type { Header } from '../flow.ts';
import { type Respond, respond } from '../respond.ts';
import { endAtOnce } from './end-at-once.ts';

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
    res.writeHead(response.status, toRaw(list));
    const body = response.#body;
    if (typeof body === 'string') endAtOnce(res, body, toEncoding(body, list));
    else res.end(body ?? undefined);
    return true;
  }
}

/** How the servers of this package have an app make its responses. */
export const respondWhole: Respond = (body, status, headers) =>
  body === null || typeof body === 'string' || body instanceof Uint8Array
    ? new WholeResponse(body, status, headers)
    : respond(body, status, headers);

/** Text of as many bytes as characters is ASCII, which is copied as it is: a tenth less for a large page. */
function toEncoding(text: string, list: readonly Header[]): 'latin1' | 'utf8' {
  const [name, value] = list[list.length - 1]!;
  return name === 'content-length' && Number(value) === text.length ? 'latin1' : 'utf8';
}

/** Names and values by turns, as Node takes them. */
function toRaw(list: readonly Header[]): string[] {
  const raw: string[] = [];
  for (const [name, value] of list) raw.push(name, value);
  return raw;
}
