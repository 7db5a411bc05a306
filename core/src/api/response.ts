import { PlinthError } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { ChunkQueue } from '../node-face/chunk-queue.ts';
import { type Chunk, readWritten, toBytes } from '../node-face/chunks.ts';
import { NodeResponse } from '../node-face/response.ts';
import { checkRedirect } from '../redirect.ts';
import { report } from '../report.ts';
import { ResponseDraft } from '../response-draft.ts';
import type { ApiResponse, Redirect } from '../types.ts';

/** Statuses that say nothing about a body, as with Next.js. */
const bodiless = new Set([204, 304]);

/**
 * `res` of a Node-shaped API handler. `end()` alone answers with a whole body; the first `write()`, or
 * `flushHeaders()`, begins a stream.
 */
export class ApiNodeResponse extends NodeResponse implements ApiResponse {
  /** Resolves when status and headers are settled, rejects where they never will be. */
  readonly begun: Promise<void>;
  body: Chunk | ReadableStream<Uint8Array> | null = null;
  readonly #exchange: Exchange;
  readonly #place: string;
  #begin!: () => void;
  #refuse!: (error: unknown) => void;
  #queue: ChunkQueue | undefined;
  #hasBegun = false;
  #hasEnded = false;
  #isLate = false;

  constructor(exchange: Exchange, place: string) {
    super(exchange, new ResponseDraft());
    this.begun = new Promise((resolve, reject) => {
      this.#begin = resolve;
      this.#refuse = reject;
    });
    this.#exchange = exchange;
    this.#place = place;
  }

  get headersSent(): boolean {
    return this.#hasBegun;
  }

  get writableEnded(): boolean {
    return this.#hasEnded;
  }

  get ownHeaders(): Headers | undefined {
    return this.draft.ownHeaders;
  }

  status(statusCode: number): this {
    this.statusCode = statusCode;
    return this;
  }

  json(value: unknown): this {
    this.setHeader('content-type', 'application/json; charset=utf-8');
    return this.send(JSON.stringify(value));
  }

  send(value: unknown): this {
    if (value === undefined || value === null) return this.end();
    if (value instanceof Uint8Array) {
      if (!this.hasHeader('content-type')) {
        this.setHeader('content-type', 'application/octet-stream');
      }
      return this.end(value);
    }
    return typeof value === 'string' ? this.end(value) : this.json(value);
  }

  redirect(status: number | string, destination?: string): this {
    const given =
      typeof status === 'string' ? { destination: status } : { destination, statusCode: status };
    const checked = checkRedirect(given as Redirect, this.#place);
    this.setHeader('location', checked.destination);
    return this.status(checked.statusCode).end();
  }

  setDraftMode({ enable }: { enable: boolean }): this {
    if (this.mayChange()) this.#exchange.draftChange = enable;
    return this;
  }

  flushHeaders(): void {
    this.#stream();
  }

  write(...given: unknown[]): boolean {
    const { chunk, done } = readWritten(given);
    if (this.#hasEnded) return true;
    const mayGoOn = this.#stream().write(chunk ?? '');
    if (done) queueMicrotask(done);
    return mayGoOn;
  }

  end(...given: unknown[]): this {
    if (this.#hasEnded) return this;
    const { chunk, done } = readWritten(given);
    if (done) this.once('finish', done);
    if (bodiless.has(this.statusCode) && !this.#queue) this.removeHeader('content-type');
    this.#hasEnded = true;
    if (this.#queue) {
      this.#queue.write(chunk ?? '');
      this.#queue.end();
    } else {
      // A text would get a content type on the way.
      this.body = chunk === undefined ? null : toBytes(chunk);
    }
    this.#start();
    return this;
  }

  /** Ends an answer that cannot be completed; what the handler does to it later is no fault of its own. */
  fail(error: unknown): void {
    this.#hasBegun = this.#hasEnded = this.#isLate = true;
    this.#queue?.fail(error);
    this.#refuse(error);
  }

  /** What has been sent cannot be changed. Node throws then, and in a callback that ends the process. */
  protected mayChange(): boolean {
    if (this.#hasBegun && !this.#isLate) report(this.#exchange, headersSent(this.#place));
    this.#isLate = this.#hasBegun;
    return !this.#hasBegun;
  }

  protected override handOver(): void {
    if (!this.#queue) this.finish();
  }

  #start(): void {
    this.#hasBegun = true;
    this.#begin();
  }

  #stream(): ChunkQueue {
    if (this.#queue) return this.#queue;
    this.#queue = new ChunkQueue({
      onDrain: () => this.emit('drain'),
      onEnd: () => this.finish(),
      onCancel: () => this.close(),
    });
    this.body = this.#queue.stream;
    this.#start();
    return this.#queue;
  }
}

function headersSent(place: string): PlinthError {
  return new PlinthError(
    'PLINTH_HEADERS_SENT',
    `${place} changed status or headers after its answer had begun. Set them before the first res.write(), res.end(), res.send() or res.json().`,
  );
}
