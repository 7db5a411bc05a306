/** A promise that tells where it stands, as deferred props do; until it was asked for the first time, it may not. */
export interface Tracked<T> extends PromiseLike<T> {
  status?: 'pending' | 'fulfilled' | 'rejected';
  value?: T;
  reason?: unknown;
}

/**
 * Makes any promise tell where it stands, so that a view can show at once what has arrived: for adapters.
 * Undefined for what is no promise.
 */
export function trackPromise<T>(value: PromiseLike<T> | T): Tracked<T> | undefined {
  const promise = value as Tracked<T> | null | undefined;
  if (typeof promise?.then !== 'function') return undefined;
  if (promise.status) return promise;
  promise.status = 'pending';
  promise.then(
    (result) => Object.assign(promise, { status: 'fulfilled', value: result }),
    (reason: unknown) => Object.assign(promise, { status: 'rejected', reason }),
  );
  return promise;
}
