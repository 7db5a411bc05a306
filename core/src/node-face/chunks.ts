import { PlinthError } from '../errors.ts';

/** A piece of a body. */
export type Chunk = string | Uint8Array;

const encoder = new TextEncoder();
const utf8: ReadonlySet<unknown> = new Set([undefined, null, 'utf8', 'utf-8']);

/** What `write` and `end` were given: Node lets encoding and callback be left out. */
export interface Written {
  chunk: Chunk | undefined;
  done: (() => void) | undefined;
}

/**
 * Reads the arguments of `write(chunk, encoding, callback)` and `end(…)`.
 *
 * @throws PLINTH_RES_CHUNK
 */
export function readWritten(given: readonly unknown[]): Written {
  const done = given.find((one) => typeof one === 'function') as Written['done'];
  const [chunk, encoding] = given.filter((one) => one !== done);
  return { chunk: toChunk(chunk, encoding), done };
}

function toChunk(chunk: unknown, encoding: unknown): Chunk | undefined {
  if (chunk === undefined || chunk === null) return undefined;
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk !== 'string') throw badChunk(chunk);
  if (utf8.has(encoding) || typeof Buffer === 'undefined') return chunk;
  return Buffer.from(chunk, encoding as BufferEncoding);
}

export function toBytes(chunk: Chunk): Uint8Array {
  return typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
}

/** A text where all chunks are texts. */
export function joinChunks(chunks: readonly Chunk[]): Chunk {
  if (chunks.every((chunk) => typeof chunk === 'string')) return chunks.join('');
  const parts = chunks.map(toBytes);
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function badChunk(chunk: unknown): PlinthError {
  return new PlinthError(
    'PLINTH_RES_CHUNK',
    `res.write() or res.end() was given a value of the type ${typeof chunk}. Give it a string or a Uint8Array; an API route sends objects with res.json().`,
  );
}
