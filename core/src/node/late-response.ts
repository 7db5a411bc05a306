import type { ServerResponse } from 'node:http';
import { FastResponse } from 'srvx';
import type { Header } from '../flow.ts';
import type { LateBody } from '../stream/late-body.ts';
import { toRaw } from './to-raw.ts';
import { writeSource } from './write-source.ts';

/**
 * A response that is sent in parts. They go to the socket as they come; a stream is made of them only where
 * somebody asks for the body.
 */
export class LateResponse extends FastResponse {
  readonly #body: Unread;
  #list: readonly Header[] | undefined;

  constructor(late: LateBody, status: number, list: readonly Header[]) {
    const body = new Unread(late);
    super(body as unknown as BodyInit, { status, headers: list as [string, string][] });
    this.#body = body;
    this.#list = list;
  }

  override get headers(): Headers {
    this.#list = undefined;
    return super.headers;
  }

  /** Sends a response that is one of these, and tells when it has ended; nothing where it is not, or somebody reads it. */
  static send(response: Response, res: ServerResponse): Promise<void> | undefined {
    if (!(#list in response) || response.#body.isTaken) return undefined;
    res.writeHead(response.status, toRaw(response.#list ?? response.headers));
    return writeSource(response.#body.late, res);
  }
}

/** A body that is made into a stream when Node's `Response` asks for it, which takes what can be iterated. */
class Unread {
  isTaken = false;
  readonly late: LateBody;

  constructor(late: LateBody) {
    this.late = late;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    this.isTaken = true;
    return this.late.toStream()[Symbol.asyncIterator]();
  }
}
