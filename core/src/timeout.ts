import { PlinthError } from './errors.ts';

/**
 * Waits for something, but not for ever.
 *
 * @param what the beginning of the message: what has taken too long
 * @throws PLINTH_TIMEOUT, and what it rejects with
 */
export function waitAtMost<T>(
  waiting: PromiseLike<T>,
  milliseconds: number,
  what: string,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(timedOut(what, milliseconds)), milliseconds);
    waiting.then(resolve, reject).then(
      () => clearTimeout(timer),
      () => {},
    );
  });
}

/** Waits for one thing after the other, for none of them too long: with one timer, however many there are. */
export class Patience {
  readonly #limit: number;
  readonly #expire: (limit: number) => void;
  /** Since when it is waited; undefined where nothing is awaited. */
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param expire called, once, when something has taken so many milliseconds */
  constructor(limit: number, expire: (limit: number) => void) {
    this.#limit = limit;
    this.#expire = expire;
  }

  /** Something else is awaited from now on. */
  begin(): void {
    this.#since = performance.now();
    this.#timer ??= setTimeout(this.#look, this.#limit);
  }

  /** Nothing is awaited for now. */
  pause(): void {
    this.#since = undefined;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    if (this.#since === undefined) return;
    const left = this.#since + this.#limit - performance.now();
    // A timer may be early by less than a millisecond.
    if (left < 1) this.#expire(this.#limit);
    else this.#timer = setTimeout(this.#look, left);
  };
}

/** 503: the visitor may try again (RFC 9110 section 15.6.4). */
export function timedOut(what: string, milliseconds: number): PlinthError {
  return new PlinthError(
    'PLINTH_TIMEOUT',
    `${what} took longer than ${milliseconds} ms. Make it faster, let context.signal end what it waits for, or raise the limit in the option "timeouts".`,
    { status: 503 },
  );
}
