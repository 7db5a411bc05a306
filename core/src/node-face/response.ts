import type { Exchange } from '../exchange.ts';
import type { ResponseDraft } from '../response-draft.ts';
import type { HeaderList, HeaderValue, PageResponse } from '../types.ts';
import { Emitter, type Entry } from './emitter.ts';
import { DraftHeaders } from './response-headers.ts';

/** A response draft as functions written for Node write it; how a body leaves is for those who extend it. */
export abstract class NodeResponse extends Emitter implements PageResponse {
  /** Kept for whoever reads it; HTTP has no use for it since version 2, and it is not sent. */
  statusMessage = '';
  protected readonly draft: ResponseDraft;
  protected readonly exchange: Exchange;
  #headers: DraftHeaders | undefined;
  #isWatched = false;
  #isDone = false;

  constructor(exchange: Exchange, draft: ResponseDraft) {
    super();
    this.exchange = exchange;
    this.draft = draft;
  }

  abstract get headersSent(): boolean;
  abstract get writableEnded(): boolean;
  abstract flushHeaders(): void;
  abstract write(...given: unknown[]): boolean;
  abstract end(...given: unknown[]): this;
  /** Whether status and headers can still be changed; it may throw where they cannot. */
  protected abstract mayChange(): boolean;

  get #list(): DraftHeaders {
    return (this.#headers ??= new DraftHeaders(this.draft));
  }

  get statusCode(): number {
    return this.draft.status;
  }

  set statusCode(status: number) {
    if (this.mayChange()) this.draft.status = status;
  }

  get writableFinished(): boolean {
    return this.#isDone && this.writableEnded;
  }

  get finished(): boolean {
    return this.writableEnded;
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this.mayChange()) this.#list.set(name, value);
    return this;
  }

  appendHeader(name: string, value: HeaderValue): this {
    if (this.mayChange()) this.#list.append(name, value);
    return this;
  }

  removeHeader(name: string): void {
    if (this.mayChange()) this.#list.remove(name);
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.#list.get(name);
  }

  getHeaders(): Record<string, HeaderValue | undefined> {
    return this.#list.all();
  }

  getHeaderNames(): string[] {
    return this.#list.names();
  }

  hasHeader(name: string): boolean {
    return this.#list.has(name);
  }

  writeHead(status: number, message?: string | HeaderList, headers?: HeaderList): this {
    this.statusCode = status;
    if (typeof message === 'string') this.statusMessage = message;
    const list = typeof message === 'string' ? headers : message;
    for (const [name, value] of toPairs(list)) this.setHeader(name, value);
    return this;
  }

  /** Tells once that the answer is complete. */
  protected finish(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.emit('finish');
    this.emit('close');
  }

  /** Tells once that nobody waits for the answer any more. */
  protected close(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.emit('close');
  }

  /** The answer has been handed over as a whole. */
  protected handOver(): void {
    this.finish();
  }

  protected override add(event: string, entry: Entry): this {
    if (!this.#isWatched) this.#watch();
    return super.add(event, entry);
  }

  /** Only a response that somebody listens to has anything to do when it is over. */
  #watch(): void {
    this.#isWatched = true;
    this.exchange.atEnd(() => this.handOver());
    this.exchange.signal.addEventListener('abort', () => this.close(), { once: true });
  }
}

/** Headers come as an object, as pairs, or as names and values by turns. */
function toPairs(list: HeaderList | undefined): (readonly [string, HeaderValue])[] {
  if (!Array.isArray(list)) return Object.entries((list ?? {}) as Record<string, HeaderValue>);
  if (Array.isArray(list[0])) return list as [string, HeaderValue][];
  const pairs: [string, HeaderValue][] = [];
  for (let i = 0; i + 1 < list.length; i += 2) {
    pairs.push([String(list[i]), list[i + 1] as HeaderValue]);
  }
  return pairs;
}
