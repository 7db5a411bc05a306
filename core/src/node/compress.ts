import { Readable, pipeline } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import {
  type BrotliCompress,
  type Gzip,
  constants,
  createBrotliCompress,
  createGzip,
} from 'node:zlib';
import { FastResponse } from 'srvx';
import { changeHeaders } from '../change-headers.ts';
import { type Coding, chooseCoding } from './accept-encoding.ts';

/** Below so many bytes the answer fits into one packet as it is. */
const worthwhile = 1024;
const compressible =
  /^(?:text\/|application\/(?:json|x-ndjson|(?:x-)?javascript|xml|wasm|manifest\+json)|image\/svg|[\w-]+\/[\w.-]+\+(?:json|xml))/i;
const noTransform = /(?:^|[\s,])no-transform(?:$|[\s,])/i;

/** Compresses an answer where its client takes that and it is worth it; any other stays the object that it was. */
export function compress(request: Request, response: Response): Response {
  const { headers } = response;
  if (response.status !== 200 || !isCompressible(headers)) return response;
  const coding = chooseCoding(request.headers.get('accept-encoding'));
  if (!coding) return changeHeaders(response, addVary);
  const changed = new Headers(headers);
  addVary(changed);
  changed.set('content-encoding', coding);
  changed.delete('content-length');
  const etag = changed.get('etag');
  if (etag?.startsWith('"')) changed.set('etag', `W/${etag}`);
  const init = { status: response.status, headers: changed };
  if (request.method === 'HEAD' || !response.body) return new FastResponse(null, init);
  return new FastResponse(toCompressed(response, coding) as never, init);
}

function isCompressible(headers: Headers): boolean {
  if (!compressible.test(headers.get('content-type') ?? '')) return false;
  if (headers.has('content-encoding') || headers.has('content-range')) return false;
  if (noTransform.test(headers.get('cache-control') ?? '')) return false;
  return Number(headers.get('content-length') ?? Infinity) >= worthwhile;
}

/** Caches must tell what they keep by it (RFC 9110 section 12.5.5). */
function addVary(headers: Headers): void {
  const vary = headers.get('vary') ?? '';
  if (!/(?:^|[\s,])(?:accept-encoding|\*)(?:$|[\s,])/i.test(vary))
    headers.append('vary', 'Accept-Encoding');
}

/** The first side that ends ends the other: a client that has gone away stops the work. */
function toCompressed({ body, headers }: Response, coding: Coding): Readable {
  const length = headers.get('content-length');
  const encoder = createEncoder(coding, length === null ? undefined : Number(length));
  pipeline(Readable.fromWeb(body as ReadableStream), encoder, () => {});
  return encoder;
}

/**
 * A body of unknown length comes bit by bit, and each bit is sent on at once. Brotli's 4 is about as fast
 * as gzip's 6 and smaller.
 */
function createEncoder(coding: Coding, length: number | undefined): BrotliCompress | Gzip {
  const isLate = length === undefined;
  if (coding === 'gzip') return createGzip(isLate ? { flush: constants.Z_SYNC_FLUSH } : {});
  return createBrotliCompress({
    ...(isLate ? { flush: constants.BROTLI_OPERATION_FLUSH } : {}),
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      ...(isLate ? {} : { [constants.BROTLI_PARAM_SIZE_HINT]: length }),
    },
  });
}
