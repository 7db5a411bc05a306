import { PlinthError } from '../errors.ts';
import { report } from '../report.ts';
import { type Chunk, joinChunks, readWritten, toBytes } from './chunks.ts';
import { NodeResponse } from './response.ts';

/**
 * `res` of `getServerSideProps`. A page's answer begins when its data is there, so what is written is
 * kept until `end()` makes it the whole answer; after that nothing has any effect (Next.js).
 */
export class DraftResponse extends NodeResponse {
  #chunks: Chunk[] | undefined;
  #isReported = false;

  get headersSent(): boolean {
    return this.#chunks !== undefined || this.writableEnded;
  }

  get writableEnded(): boolean {
    return this.draft.final !== undefined;
  }

  /** There is nothing to send before `getServerSideProps` has settled. */
  flushHeaders(): void {}

  write(...given: unknown[]): boolean {
    const { chunk, done } = readWritten(given);
    if (this.mayChange() && chunk !== undefined) this.#add(chunk);
    if (done) queueMicrotask(done);
    return true;
  }

  end(...given: unknown[]): this {
    if (!this.mayChange()) return this;
    const { chunk, done } = readWritten(given);
    if (chunk !== undefined) this.#add(chunk);
    if (done) this.once('finish', done);
    const whole = joinChunks(this.#chunks ?? []);
    // A text would get a content type on the way.
    this.draft.final = this.hasHeader('content-type') ? whole : toBytes(whole);
    return this;
  }

  protected mayChange(): boolean {
    if (this.writableEnded) return false;
    if (this.draft.isSettled) this.#reportLate();
    return !this.draft.isSettled;
  }

  #add(chunk: Chunk): void {
    this.#chunks ??= [];
    this.#chunks.push(chunk);
  }

  #reportLate(): void {
    if (this.#isReported) return;
    this.#isReported = true;
    const { pattern } = this.exchange;
    const error = new PlinthError(
      'PLINTH_RES_LATE',
      `The page "${pattern}" used res after its getServerSideProps had settled, which has no effect on the response. Set status, headers and cookies before it returns, and await what does so.`,
    );
    report(this.exchange, error);
  }
}
