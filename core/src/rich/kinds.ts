/** What a built-in object is to the walk: something to go into, or a whole. */
export type Kind = 'map' | 'set' | 'error' | 'whole';

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Map', 'map'],
  ['Set', 'set'],
  ...['Date', 'RegExp', 'URL', 'URLSearchParams', 'ArrayBuffer', 'DataView'].map(toWhole),
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'].map(toWhole),
  ...['Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'].map(toWhole),
  ...['Float16Array', 'Float32Array', 'Float64Array'].map(toWhole),
]);

const errors: ReadonlySet<string> = new Set([
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

function toWhole(name: string): [string, Kind] {
  return [name, 'whole'];
}

/**
 * What an object is that is neither plain nor an array; undefined for one that cannot be sent. An
 * instance of a class that extends a built-in one is not that: it would arrive as something else.
 */
export function toKind(value: object): Kind | undefined {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  const name = toClassName(value);
  if (tag === 'Error') return name !== undefined && errors.has(name) ? 'error' : undefined;
  return tag === name ? kinds.get(tag) : undefined;
}

/** The name of an object's class, which may be one of another realm. */
export function toClassName(value: object): string | undefined {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  return prototype?.constructor?.name;
}
