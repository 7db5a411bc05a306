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

/**
 * Makes places for one render: parts go in them in the order in which they arrive. One that fails leaves
 * its fallback to the browser where the page hydrates, and is reported; where it does not, the chunks fail.
 */
export function createPlaces(context: RenderContext): Places {
  return new OpenPlaces(context);
}

/** A part that belongs in a place. */
interface Part {
  id: string;
  render: () => Rendering;
}

/** Who waits for the next chunk. */
interface Reader {
  resolve(result: IteratorResult<string>): void;
  reject(error: unknown): void;
}

/** Places that are their own chunks. */
class OpenPlaces implements Places, AsyncIterable<string>, AsyncIterator<string> {
  readonly #context: RenderContext;
  #isUsed = false;
  #isFirst = true;
  #isStopped = false;
  #isRendering = false;
  /** How many parts are to come. */
  #open = 0;
  #ready: Part[] = [];
  #reader: Reader | undefined;

  constructor(context: RenderContext) {
    this.#context = context;
  }

  readonly open: Places['open'] = (id, ready, render, fallback) => {
    if (!this.#isUsed) this.#listen();
    this.#isUsed = true;
    this.#open += 1;
    ready.then(
      () => this.#arrive({ id, render }),
      (error: unknown) => this.#arrive({ id, render: () => Promise.reject(error) }),
    );
    return `<!--!$${id}-->${fallback}<!--!$/${id}-->`;
  };

  get chunks(): AsyncIterable<string> | undefined {
    return this.#isUsed ? this : undefined;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<string>> {
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
      this.#goOn();
    });
  }

  return(): Promise<IteratorResult<string>> {
    this.#stop();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** What else waits for the same goes first: a part may be made of it. */
  #arrive(part: Part): void {
    this.#ready.push(part);
    queueMicrotask(this.#goOn);
  }

  /** Renders what is ready, for as long as somebody waits for it. */
  readonly #goOn = (): void => {
    while (this.#reader && !this.#isRendering) {
      const part = this.#isStopped ? undefined : this.#ready.shift();
      if (part) this.#render(part);
      else if (this.#open === 0 || this.#isStopped) this.#conclude();
      else return;
    }
  };

  #render({ id, render }: Part): void {
    this.#isRendering = true;
    try {
      const rendering = render();
      if (isThenable(rendering)) this.#await(id, rendering);
      else this.#send(id, rendering);
    } catch (error) {
      this.#fail(error);
    }
  }

  #await(id: string, rendering: Promise<string | undefined>): void {
    rendering
      .then(
        (html) => this.#send(id, html),
        (error: unknown) => this.#fail(error),
      )
      .then(this.#goOn);
  }

  #send(id: string, html: string | undefined): void {
    if (html === undefined) return this.#close();
    const value = writePart(id, html, this.#isFirst, this.#context.nonce);
    this.#isFirst = false;
    this.#close();
    this.#takeReader()?.resolve({ done: false, value });
  }

  /** Nobody hears of an error when nobody waits for the answer. */
  #fail(error: unknown): void {
    const { hydrate, signal, onError } = this.#context;
    this.#close();
    if (signal.aborted) return;
    if (hydrate) onError(error);
    else this.#takeReader()?.reject(error);
  }

  #close(): void {
    this.#open -= 1;
    this.#isRendering = false;
  }

  #takeReader(): Reader | undefined {
    const reader = this.#reader;
    this.#reader = undefined;
    return reader;
  }

  #conclude(): void {
    this.#end();
    this.#takeReader()?.resolve({ done: true, value: undefined });
  }

  /** A signal that is made and listened to costs as much as the rest of a part. */
  #listen(): void {
    if (this.#context.returns) return;
    const { signal } = this.#context;
    if (signal.aborted) this.#isStopped = true;
    else signal.addEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => {
    this.#end();
    this.#goOn();
  };

  #end(): void {
    this.#isStopped = true;
    if (!this.#context.returns) this.#context.signal.removeEventListener('abort', this.#stop);
  }
}
