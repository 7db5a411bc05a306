import { parseCookies } from '../cookies.ts';
import type { Exchange } from '../exchange.ts';
import type { NodeHeaders, PageRequest } from '../types.ts';
import { Emitter, type Entry, type Listener } from './emitter.ts';
import { toNodeHeaders } from './request-headers.ts';
import { type NodeReadable, iterateBody, toNodeReadable } from './request-stream.ts';
import { toNodeUrl } from './request-url.ts';

/** What happens to the body; all other events are those of the exchange. */
const bodyEvents = new Set(['data', 'end', 'error', 'readable', 'pause', 'resume']);

/** A request as functions written for Node read it; each part is made when somebody looks. */
export class NodeRequest extends Emitter implements PageRequest {
  readonly httpVersion = '1.1';
  protected readonly exchange: Exchange;
  #headers: NodeHeaders | undefined;
  #cookies: Record<string, string> | undefined;
  #readable: NodeReadable | undefined;
  #isWatched = false;

  constructor(exchange: Exchange) {
    super();
    this.exchange = exchange;
  }

  get method(): string {
    return this.exchange.request.method;
  }

  get url(): string {
    const { received, target, config } = this.exchange;
    return toNodeUrl(received.url, config.paths, target.dataOf !== undefined);
  }

  get headers(): NodeHeaders {
    return (this.#headers ??= toNodeHeaders(this.exchange.request.headers));
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.#cookies ??= parseCookies(this.exchange.request.headers.get('cookie')));
  }

  /** What libraries ask of the connection: where it comes from, and whether it is secure. */
  get socket(): { remoteAddress: string | undefined; encrypted: boolean } {
    const { clientAddress, origin } = this.exchange;
    return { remoteAddress: clientAddress, encrypted: origin.startsWith('https:') };
  }

  get connection(): NodeRequest['socket'] {
    return this.socket;
  }

  get aborted(): boolean {
    return this.exchange.signal.aborted;
  }

  get readable(): boolean {
    return this.#body.readable;
  }

  get readableEnded(): boolean {
    return this.#readable?.readableEnded ?? false;
  }

  get complete(): boolean {
    return this.readableEnded;
  }

  get destroyed(): boolean {
    return this.#readable?.destroyed ?? false;
  }

  override on(event: string, listener: Listener): this {
    if (!bodyEvents.has(event)) return super.on(event, listener);
    this.#body.on(event, listener);
    return this;
  }

  override once(event: string, listener: Listener): this {
    if (!bodyEvents.has(event)) return super.once(event, listener);
    this.#body.once(event, listener);
    return this;
  }

  override off(event: string, listener: Listener): this {
    if (!bodyEvents.has(event)) return super.off(event, listener);
    this.#readable?.off(event, listener);
    return this;
  }

  pipe<Destination>(destination: Destination, options?: { end?: boolean }): Destination {
    return this.#body.pipe(destination, options);
  }

  unpipe(destination?: unknown): this {
    this.#readable?.unpipe(destination);
    return this;
  }

  read(size?: number): unknown {
    return this.#body.read(size);
  }

  resume(): this {
    this.#body.resume();
    return this;
  }

  pause(): this {
    this.#body.pause();
    return this;
  }

  setEncoding(encoding: string): this {
    this.#body.setEncoding(encoding);
    return this;
  }

  destroy(error?: Error): this {
    this.#body.destroy(error);
    return this;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this.#readable?.[Symbol.asyncIterator]() ?? iterateBody(this.exchange.bounded);
  }

  protected override add(event: string, entry: Entry): this {
    if (!this.#isWatched) this.#watch();
    return super.add(event, entry);
  }

  get #body(): NodeReadable {
    return (this.#readable ??= toNodeReadable(this.exchange.bounded));
  }

  #watch(): void {
    this.#isWatched = true;
    this.exchange.signal.addEventListener(
      'abort',
      () => {
        this.emit('aborted');
        this.emit('close');
      },
      { once: true },
    );
  }
}
