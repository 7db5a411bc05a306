import { type Deferred, createDeferred } from '../stream/deferred.ts';

export { type Settling, createDeferred } from '../stream/deferred.ts';

/** A promise that has its value already. */
export function createSettled<T>(value: T): Deferred<T> {
  const { promised, resolve } = createDeferred<T>();
  resolve(value);
  return promised;
}
