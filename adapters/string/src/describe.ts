/** Says in an error what was given: `undefined`, `the number 7`, `a promise`, `an object { type, props }`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'object') return describeObject(value);
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function';
  if (typeof value === 'string') return `the string ${JSON.stringify(value.slice(0, 40))}`;
  return `the ${typeof value} ${String(value)}`;
}

/** A promise, of whatever make. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

function describeObject(value: object): string {
  if (isPromise(value)) return 'a promise';
  if (Array.isArray(value)) return 'an array';
  const name: unknown = value.constructor?.name;
  if (typeof name === 'string' && name !== '' && name !== 'Object') return `an object (${name})`;
  const keys = Object.keys(value).slice(0, 5).join(', ');
  return keys === '' ? 'an object' : `an object { ${keys} }`;
}
