/** A promise as the core hands it to a page: it tells where it stands. */
export interface Deferred<T> extends Promise<T> {
  status: 'pending' | 'fulfilled' | 'rejected';
  value?: T;
  reason?: unknown;
}

/** A promise that is pending until it is told otherwise. */
export class Settling<T> {
  readonly promised: Deferred<T>;
  #resolve!: (value: T) => void;
  #reject!: (reason: unknown) => void;

  constructor() {
    this.promised = new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    }) as Deferred<T>;
    this.promised.status = 'pending';
  }

  resolve(value: T): void {
    this.promised.status = 'fulfilled';
    this.promised.value = value;
    this.#resolve(value);
  }

  reject(reason: unknown): void {
    this.promised.status = 'rejected';
    this.promised.reason = reason;
    // Nobody need listen to it.
    this.promised.catch(() => {});
    this.#reject(reason);
  }
}
