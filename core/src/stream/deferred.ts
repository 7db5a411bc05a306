/** A promise as the core hands it to a page: it tells where it stands. */
export interface Deferred<T> extends Promise<T> {
  status: 'pending' | 'fulfilled' | 'rejected';
  value?: T;
  reason?: unknown;
}

/** A promise with the means to settle it. */
export interface Settling<T> {
  promised: Deferred<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** A promise that is pending until it is told otherwise. */
export function createDeferred<T = string>(): Settling<T> {
  let settle!: { resolve(value: T): void; reject(reason: unknown): void };
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  const promised = Object.assign(promise, { status: 'pending' as const }) as Deferred<T>;
  // Nobody need listen to it.
  promised.catch(() => {});
  return {
    promised,
    resolve(value) {
      Object.assign(promised, { status: 'fulfilled', value });
      settle.resolve(value);
    },
    reject(reason) {
      Object.assign(promised, { status: 'rejected', reason });
      settle.reject(reason);
    },
  };
}
