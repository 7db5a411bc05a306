import { ignore } from '../ignore.ts';

/** Reads chunks one at a time, each when it is asked for, so that nothing is rendered ahead. */
export class ChunkReader {
  /** Called when a chunk has arrived, or the last one was taken. */
  onArrival: () => void = ignore;
  /** Whether there are no more. */
  isOver: boolean;
  /** Whether one is on its way. */
  isPulling = false;
  readonly #iterator: AsyncIterator<string> | undefined;
  #text: string | undefined;
  #failure: { error: unknown } | undefined;

  constructor(chunks: AsyncIterable<string> | undefined) {
    this.#iterator = chunks?.[Symbol.asyncIterator]();
    this.isOver = !chunks;
  }

  /** Asks for the next one, where none is there or on its way. */
  pull(): void {
    if (this.isOver || this.isPulling || this.#text !== undefined) return;
    this.isPulling = true;
    try {
      this.#iterator!.next().then(this.#arrive, this.#fail);
    } catch (error) {
      this.#fail(error);
    }
  }

  readonly #arrive = ({ done, value }: IteratorResult<string>): void => {
    this.isPulling = false;
    if (done) this.isOver = true;
    else this.#text = value;
    this.onArrival();
  };

  readonly #fail = (error: unknown): void => {
    this.isPulling = false;
    this.isOver = true;
    this.#failure = { error };
    this.onArrival();
  };

  /** The chunk that has arrived. Throws what the view layer has thrown. */
  take(): string | undefined {
    if (this.#failure) throw this.#failure.error;
    const text = this.#text;
    this.#text = undefined;
    return text;
  }

  /** Tells the view layer that nobody reads on; what it says to that is nobody's error. */
  stop(): void {
    if (this.isOver) return;
    this.isOver = true;
    const end = async (): Promise<unknown> => this.#iterator?.return?.();
    end().catch(ignore);
  }
}
