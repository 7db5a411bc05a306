import { type Deferred, Settling } from '../stream/deferred.ts';

/** A promise, and what settles it, which may be handed on. */
export interface Settleable<T> {
  promised: Deferred<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** A promise that is pending until it is told otherwise. */
export function createDeferred<T = string>(): Settleable<T> {
  const settling = new Settling<T>();
  return {
    promised: settling.promised,
    resolve: (value) => settling.resolve(value),
    reject: (reason) => settling.reject(reason),
  };
}

/** A promise that has its value already. */
export function createSettled<T>(value: T): Deferred<T> {
  const { promised, resolve } = createDeferred<T>();
  resolve(value);
  return promised;
}
