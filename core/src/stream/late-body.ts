import type { Exchange } from '../exchange.ts';
import { ignore } from '../ignore.ts';
import { report } from '../report.ts';
import { Patience, timedOut } from '../timeout.ts';
import { type Source, toStream } from './body.ts';
import { ChunkReader } from './chunk-reader.ts';
import type { LateValues } from './late-values.ts';

/** The parts of a document or of data, in the order in which they are sent. */
export interface LateParts {
  /** What the view layer sends later. */
  chunks?: AsyncIterable<string> | undefined;
  /** What is deferred, where the answer is not complete without it. */
  values?: LateValues | undefined;
  /** A value as it stands in the answer, where each is sent as it comes. */
  toText?(json: string): string;
  /** How long the view layer may take for a part, in milliseconds, and whose part it is. */
  limit?: { milliseconds: number; place: string } | undefined;
  /** What is sent at the end. */
  last(): string;
  /** Nothing is waited for any more. */
  close(): void;
}

/** Characters that are sent together, where there are so many. */
const batchSize = 16_384;

/**
 * The body of an answer that is sent in parts: a value is always before the part of the view that was made of it.
 * It ends with the last part, or when nobody reads it any more; no stream is made where a server writes it itself.
 */
export class LateBody implements Source {
  isOver = false;
  onArrival: () => void = ignore;
  readonly #exchange: Exchange;
  readonly #parts: LateParts;
  readonly #chunks: ChunkReader;
  readonly #patience: Patience | undefined;
  #text: string;
  /** Listened to where this is a stream. */
  #signal: AbortSignal | undefined;
  #isAsked = false;
  #isEnded = false;
  #failure: { error: unknown } | undefined;

  /** @param first what is sent at once */
  constructor(exchange: Exchange, first: string, parts: LateParts) {
    const { chunks, values, limit } = parts;
    this.#exchange = exchange;
    this.#parts = parts;
    this.#text = first;
    this.#chunks = new ChunkReader(chunks);
    this.#chunks.onArrival = this.#advance;
    if (values) values.onArrival = this.#advance;
    if (limit) this.#patience = new Patience(limit.milliseconds, this.#expire);
  }

  ask(): void {
    this.#isAsked = true;
    if (this.#isEnded) this.onArrival();
    else this.#advance();
  }

  take(): string {
    this.#isAsked = false;
    const text = this.#text;
    this.#text = '';
    if (text === '' && this.#failure) throw this.#failure.error;
    return text;
  }

  stop(reason: unknown): void {
    if (this.#isEnded) return;
    this.#end();
    this.#exchange.abort(reason);
  }

  /** The same for whoever reads streams, on a runtime whose server may say only by the signal that a client has gone. */
  toStream(): ReadableStream<Uint8Array> {
    const { signal } = this.#exchange;
    this.#signal = signal;
    if (signal.aborted) this.#breakOff();
    else signal.addEventListener('abort', this.#breakOff);
    return toStream(this);
  }

  /** Goes on as far as something has come. */
  readonly #advance = (): void => {
    if (this.#isEnded) return;
    try {
      this.#takeValues();
      this.#text += this.#chunks.take() ?? '';
      this.#pull();
      if (this.#isComplete()) this.#conclude();
    } catch (error) {
      this.#fail(error);
    }
    if (this.#text !== '' || this.#isEnded) this.onArrival();
  };

  #takeValues(): void {
    const { values, toText } = this.#parts;
    if (values && toText) for (const json of values.take()) this.#text += toText(json);
  }

  #pull(): void {
    if (this.#isAsked && this.#text.length < batchSize) this.#chunks.pull();
    if (this.#chunks.isPulling) this.#patience?.begin();
    else this.#patience?.pause();
  }

  #isComplete(): boolean {
    return this.#chunks.isOver && this.#parts.values?.isComplete !== false;
  }

  #conclude(): void {
    this.#text += this.#parts.last();
    this.isOver = true;
    this.#end();
  }

  #fail(error: unknown): void {
    report(this.#exchange, error);
    this.stop(error);
    this.#failure = { error };
  }

  readonly #expire = (milliseconds: number): void => {
    this.#fail(timedOut(`A part of the ${this.#parts.limit!.place}`, milliseconds));
    this.onArrival();
  };

  readonly #breakOff = (): void => {
    const { reason } = this.#signal as AbortSignal;
    this.#end();
    this.#failure = { error: reason };
    this.onArrival();
  };

  #end(): void {
    this.#isEnded = true;
    this.#patience?.end();
    this.#signal?.removeEventListener('abort', this.#breakOff);
    this.#chunks.stop();
    this.#parts.close();
  }
}
