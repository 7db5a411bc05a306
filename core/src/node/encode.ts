import { Readable, pipeline } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  type BrotliOptions,
  type ZlibOptions,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzipSync,
} from 'node:zlib';
import type { Answer } from '../flow.ts';
import { isLate } from '../respond.ts';
import type { Coding } from './accept-encoding.ts';
import { writeSource } from './write-source.ts';

/**
 * To hand so many bytes to another thread keeps the event loop busy as long as to compress them, and costs the
 * process three times as much CPU time.
 */
const small = 12_288;

/**
 * Compresses a body: a small one at once, any other on its way. There the first side that ends ends the other: a
 * client that has gone away stops the work.
 *
 * @param length in bytes; a body without one comes bit by bit, and each bit is sent on at once
 */
export function encode(
  body: NonNullable<Answer['body']>,
  coding: Coding,
  length: number | undefined,
): Uint8Array | Readable {
  const isWhole = typeof body === 'string' || body instanceof Uint8Array;
  if (isWhole && length !== undefined && length <= small) {
    return coding === 'gzip' ? gzipSync(body) : brotliCompressSync(body, toBrotli(length));
  }
  const encoder =
    coding === 'gzip' ? createGzip(toGzip(length)) : createBrotliCompress(toBrotli(length));
  if (isWhole) encoder.end(body);
  else if (isLate(body)) void writeSource(body, encoder);
  else pipeline(Readable.fromWeb(body as ReadableStream), encoder, () => {});
  return encoder;
}

function toGzip(length: number | undefined): ZlibOptions {
  return { flush: length === undefined ? constants.Z_SYNC_FLUSH : constants.Z_NO_FLUSH };
}

/**
 * Brotli's 4 is about as fast as gzip's 6 and smaller. Its own window of 4 MB costs a page in parts a millisecond
 * more than these 256 KB, in which all of most pages stands.
 */
function toBrotli(length: number | undefined): BrotliOptions {
  const { BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_PROCESS } = constants;
  return {
    flush: length === undefined ? BROTLI_OPERATION_FLUSH : BROTLI_OPERATION_PROCESS,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_LGWIN]: 18,
      [constants.BROTLI_PARAM_SIZE_HINT]: length ?? 0,
    },
  };
}
