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

/** 503: the visitor may try again (RFC 9110 section 15.6.4). */
export function timedOut(what: string, milliseconds: number): PlinthError {
  return new PlinthError(
    'PLINTH_TIMEOUT',
    `${what} took longer than ${milliseconds} ms. Make it faster, let context.signal end what it waits for, or raise the limit in the option "timeouts".`,
    { status: 503 },
  );
}
