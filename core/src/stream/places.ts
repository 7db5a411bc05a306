import { isThenable } from '../thenable.ts';
import type { RenderContext } from '../types.ts';
import { writePart } from './write-part.ts';

/** What a part is; undefined where it waits again, and leaves its fallback. */
type Rendering = string | undefined | Promise<string | undefined>;

/** The places of a view that show something else until what belongs there has arrived. */
export interface Places {
  /**
   * Opens a place, and gives its HTML: a fallback between two comments. The id is of letters, digits,
   * dots and hyphens, and no other place that is open has it. `render` is called when `ready` has
   * resolved and the reader has taken what was sent before; it may open places of its own.
   */
  open(id: string, ready: PromiseLike<unknown>, render: () => Rendering, fallback: string): string;
  /** The late parts, each with the script that moves it to its place; undefined where no place was opened. */
  readonly chunks: AsyncIterable<string> | undefined;
}

/** A part that belongs in a place. */
interface Part {
  id: string;
  render: () => Rendering;
}

/**
 * Makes places for one render: parts go in them in the order in which they arrive. One that fails leaves
 * its fallback to the browser where the page hydrates, and is reported; where it does not, the chunks fail.
 */
export function createPlaces(context: RenderContext): Places {
  const queue = new PartQueue(context);
  const write = createWriter(context);
  return {
    open(id, ready, render, fallback) {
      queue.add(ready, { id, render });
      return `<!--!$${id}-->${fallback}<!--!$/${id}-->`;
    },
    get chunks() {
      return queue.isUsed ? { [Symbol.asyncIterator]: () => iterate(queue, write) } : undefined;
    },
  };
}

/** Parts on their way, each once it is ready. */
class PartQueue {
  isUsed = false;
  readonly #context: RenderContext;
  #open = 0;
  #isStopped = false;
  #ready: Part[] = [];
  #wake = (): void => {};

  constructor(context: RenderContext) {
    this.#context = context;
  }

  add(ready: PromiseLike<unknown>, part: Part): void {
    if (!this.isUsed) this.#listen();
    this.isUsed = true;
    this.#open += 1;
    const arrive = (arrived: Part): void => {
      this.#ready.push(arrived);
      this.#wake();
    };
    ready.then(
      () => arrive(part),
      (error: unknown) => arrive({ ...part, render: () => Promise.reject(error) }),
    );
  }

  /** The next part that is ready; undefined where there will be none. */
  async next(): Promise<Part | undefined> {
    while (this.#open > 0 && !this.#isStopped) {
      const part = this.#ready.shift();
      if (part) return part;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    this.stop();
    return undefined;
  }

  /** A part was sent, or has failed. */
  close(): void {
    this.#open -= 1;
  }

  readonly stop = (): void => {
    this.#isStopped = true;
    if (!this.#context.returns) this.#context.signal.removeEventListener('abort', this.stop);
    this.#wake();
  };

  /** A signal that is made and listened to costs as much as the rest of a part. */
  #listen(): void {
    if (this.#context.returns) return;
    const { signal } = this.#context;
    if (signal.aborted) this.#isStopped = true;
    else signal.addEventListener('abort', this.stop);
  }
}

type Write = (part: Part) => Promise<string>;

/** Not a generator: one that waits could not be returned from. */
function iterate(queue: PartQueue, write: Write): AsyncIterator<string> {
  return {
    async next() {
      for (let part = await queue.next(); part; part = await queue.next()) {
        const value = await write(part);
        queue.close();
        if (value !== '') return { done: false, value };
      }
      return { done: true, value: undefined };
    },
    async return() {
      queue.stop();
      return { done: true, value: undefined };
    },
  };
}

function createWriter(context: RenderContext): Write {
  const { hydrate, nonce, onError } = context;
  let isFirst = true;
  return async function write({ id, render }) {
    try {
      const rendering = render();
      const html = isThenable(rendering) ? await rendering : rendering;
      if (html === undefined) return '';
      const part = writePart(id, html, isFirst, nonce);
      isFirst = false;
      return part;
    } catch (error) {
      if (context.signal.aborted) return '';
      if (!hydrate) throw error;
      onError(error);
      return '';
    }
  };
}
