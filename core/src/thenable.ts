/** Tells a promise from a value. Awaiting a value costs a turn of the microtask queue, which a small page notices. */
export function isThenable<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}
