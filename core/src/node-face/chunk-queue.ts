import { type Chunk, toBytes } from './chunks.ts';

/** With this many bytes in the queue a writer is asked to wait for `drain`. */
const highWaterMark = 65_536;

/** What a queue tells its writer. */
export interface QueueEvents {
  onDrain(): void;
  /** All chunks were taken. */
  onEnd(): void;
  /** Nobody takes chunks any more. */
  onCancel(): void;
}

/** Chunks that are written on one side and pulled as a stream on the other. */
export class ChunkQueue {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #events: QueueEvents;
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;
  #isOver = false;
  #needsDrain = false;
  #wake: (() => void) | undefined;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  constructor(events: QueueEvents) {
    this.#events = events;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => void (this.#controller = controller),
        pull: (controller) => this.#pull(controller),
        cancel: () => this.#cancel(),
      },
      { highWaterMark: 0 },
    );
  }

  /** Whether the writer may go on at once. */
  write(chunk: Chunk): boolean {
    const bytes = toBytes(chunk);
    if (this.#isOver || bytes.length === 0) return true;
    this.#chunks.push(bytes);
    this.#bytes += bytes.length;
    this.#wake?.();
    this.#needsDrain ||= this.#bytes >= highWaterMark;
    return !this.#needsDrain;
  }

  end(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  /** Ends the connection rather than a body that looks complete. */
  fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#controller?.error(error);
    this.#events.onCancel();
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (this.#chunks.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const chunk = this.#chunks.shift();
    if (chunk) {
      this.#bytes -= chunk.length;
      controller.enqueue(chunk);
    }
    if (this.#chunks.length > 0) return;
    if (this.#isOver) this.#close(controller);
    else if (this.#needsDrain) this.#drain();
  }

  #drain(): void {
    this.#needsDrain = false;
    this.#events.onDrain();
  }

  #close(controller: ReadableStreamDefaultController<Uint8Array>): void {
    controller.close();
    this.#events.onEnd();
  }

  #cancel(): void {
    this.#isOver = true;
    this.#chunks.length = 0;
    this.#events.onCancel();
  }
}
