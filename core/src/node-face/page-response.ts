import { type Chunk, joinChunks, readWritten, toBytes } from './chunks.ts';
import { NodeResponse } from './response.ts';

/**
 * `res` of `getServerSideProps`. A page's answer begins when its data is there, so what is written is
 * kept until `end()` makes it the whole answer; after that nothing has any effect (Next.js).
 */
export class DraftResponse extends NodeResponse {
  readonly #chunks: Chunk[] = [];

  get headersSent(): boolean {
    return this.#chunks.length > 0 || this.writableEnded;
  }

  get writableEnded(): boolean {
    return this.draft.final !== undefined;
  }

  /** There is nothing to send before `getServerSideProps` has settled. */
  flushHeaders(): void {}

  write(...given: unknown[]): boolean {
    const { chunk, done } = readWritten(given);
    if (!this.writableEnded && chunk !== undefined) this.#chunks.push(chunk);
    if (done) queueMicrotask(done);
    return true;
  }

  end(...given: unknown[]): this {
    if (this.writableEnded) return this;
    const { chunk, done } = readWritten(given);
    if (chunk !== undefined) this.#chunks.push(chunk);
    if (done) this.once('finish', done);
    const whole = joinChunks(this.#chunks);
    // A text would get a content type on the way.
    this.draft.final = this.hasHeader('content-type') ? whole : toBytes(whole);
    return this;
  }

  protected mayChange(): boolean {
    return !this.writableEnded;
  }
}
