import { type StringifyOperations, defaultStringifyOperations, stringify } from 'devalue';
import { isPlainObject } from '../plain-object.ts';
import type { Encode } from './codecs.ts';
import { toClassName, toKind } from './kinds.ts';

/** A value that JSON would lose something of, as JSON that the browser's decoder reads. */
export function stringifyRich(value: unknown, encode: Encode): string {
  return stringify(
    value,
    { codec: encode, error: toErrorParts, entries: toEntries },
    { operations },
  );
}

/** What an error says; its stack and its cause are the server's. */
function toErrorParts(value: unknown): string[] | undefined {
  if (typeof value !== 'object' || value === null || toKind(value) !== 'error') return undefined;
  const { name, message } = value as Error;
  return [toClassName(value) as string, String(name), String(message)];
}

/** Assigning to the key `__proto__` would not set it. */
function toEntries(value: unknown): [string, unknown][] | undefined {
  if (!isPlainObject(value) || !Object.hasOwn(value, '__proto__')) return undefined;
  return Object.entries(value);
}

const operations: Partial<StringifyOperations> = {
  // A plain object is one whatever its Symbol.toStringTag says; other symbols are left out as JSON does.
  tagOf: (value: object) =>
    isPlainObject(value) ? 'Object' : defaultStringifyOperations.tagOf(value),
  shapeOf: (value: object) => ({ kind: 'plain', keys: Object.keys(value) }),
  isThenable: () => false,
  viewInfo: (view: ArrayBufferView) => toOwnView(view),
};

/** The bytes of a view alone: its buffer may be Node's pool, with what others have left there. */
function toOwnView({ buffer, byteOffset, byteLength }: ArrayBufferView): {
  buffer: ArrayBufferLike;
  byteOffset: number;
  byteLength: number;
  bufferByteLength: number;
} {
  const own = buffer.slice(byteOffset, byteOffset + byteLength);
  return { buffer: own, byteOffset: 0, byteLength, bufferByteLength: byteLength };
}
