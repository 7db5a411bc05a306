import type { ServerResponse } from 'node:http';
import { FastResponse } from 'srvx';
import type { Header } from '../flow.ts';
import { toRaw } from './to-raw.ts';

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
    res.end(response.#body ?? undefined);
    return true;
  }
}
