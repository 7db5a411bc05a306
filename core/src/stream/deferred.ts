import { readExposed } from '../errors.ts';

/** A promise as a view gets it: it tells where it stands, so that what has arrived can be shown at once. */
export interface Deferred<T = unknown> extends Promise<T> {
  status: 'pending' | 'fulfilled' | 'rejected';
  value?: T;
  reason?: unknown;
}

/** A deferred value with the means to settle it. */
export interface Settling {
  deferred: Deferred;
  fulfill(value: unknown): void;
  reject(reason: unknown): void;
}

/** A promise that nobody need listen to. */
export function createDeferred(): Settling {
  let settle!: { resolve(value: unknown): void; reject(reason: unknown): void };
  const promise = new Promise<unknown>((resolve, reject) => (settle = { resolve, reject }));
  const deferred: Deferred = Object.assign(promise, { status: 'pending' as const });
  promise.catch(() => {});
  return {
    deferred,
    fulfill(value) {
      Object.assign(deferred, { status: 'fulfilled', value });
      settle.resolve(value);
    },
    reject(reason) {
      Object.assign(deferred, { status: 'rejected', reason });
      settle.reject(reason);
    },
  };
}

/** What stands in views for errors that were reported already. */
const told = new WeakSet<object>();

/** An error as views may show it: without its text, but for what is meant for visitors. */
export function toPublicError(error: unknown): Error {
  const shown = new Error(readExposed(error) ?? 'This part of the page could not be loaded.');
  delete shown.stack;
  told.add(shown);
  return shown;
}

/** Whether an error stands for one that was reported. */
export function isTold(error: unknown): boolean {
  return typeof error === 'object' && error !== null && told.has(error);
}
