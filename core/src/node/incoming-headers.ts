import type { IncomingMessage } from 'node:http';
import { standIn } from './stand-in.ts';

/** Of these Node keeps the first, where `Headers` keep all (`message.headers` in Node's documentation). */
const single = new Set(
  'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since last-modified location max-forwards proxy-authorization referer retry-after server user-agent'.split(
    ' ',
  ),
);
const token = /^[!#$%&'*+\-.^`|~\w]+$/;

/** The headers of a request as Node has read them; `Headers` are made of them when more than a value is asked for. */
export class IncomingHeaders {
  readonly #message: IncomingMessage;
  #native: Headers | undefined;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get(name: string): string | null {
    if (this.#native) return this.#native.get(name);
    const lower = name.toLowerCase();
    const value = this.#message.headers[lower];
    if (typeof value === 'string' && !(single.has(lower) && this.#isRepeated(lower))) return value;
    return value === undefined && token.test(name) ? null : toNative(this).get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  #isRepeated(lower: string): boolean {
    const { rawHeaders } = this.#message;
    let count = 0;
    for (let i = 0; i < rawHeaders.length; i += 2) {
      if (rawHeaders[i]!.toLowerCase() === lower) count++;
    }
    return count > 1;
  }

  static toNative(headers: IncomingHeaders): Headers {
    if (headers.#native) return headers.#native;
    const native = new Headers();
    const { rawHeaders } = headers.#message;
    for (let i = 0; i < rawHeaders.length; i += 2)
      native.append(rawHeaders[i]!, rawHeaders[i + 1]!);
    return (headers.#native = native);
  }

  /** From now on they are those of a `Request` that was made of them. */
  static adopt(headers: IncomingHeaders, native: Headers): void {
    headers.#native = native;
  }
}

const { toNative } = IncomingHeaders;
standIn(IncomingHeaders, 'Headers', toNative);
