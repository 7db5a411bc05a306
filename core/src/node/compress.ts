import type { Header } from '../flow.ts';
import { type Coding, chooseCoding } from './accept-encoding.ts';
import { DirectResponse, respondDirectly } from './direct-response.ts';

type Encode = (typeof import('./encode.ts'))['encode'];

/** Below so many bytes the answer fits into one packet as it is. */
const worthwhile = 1024;
const compressible =
  /^(?:text\/|application\/(?:json|x-ndjson|(?:x-)?javascript|xml|wasm|manifest\+json)|image\/svg|[\w-]+\/[\w.-]+\+(?:json|xml))/i;
const noTransform = /(?:^|[\s,])no-transform(?:$|[\s,])/i;
const namesCoding = /(?:^|[\s,])(?:accept-encoding|\*)(?:$|[\s,])/i;

/** Compresses an answer where its client takes that and it is worth it; any other stays the object that it was. */
export function compress(response: Response, request: Request): Response | Promise<Response> {
  const accepted = request.headers.get('accept-encoding');
  if (accepted === null || response.status !== 200) return response;
  const headers = DirectResponse.headersOf(response);
  if (!isCompressible(headers)) return response;
  const coding = chooseCoding(accepted);
  if (!coding) return DirectResponse.setHeader(response, 'vary', toVary(headers));
  const sent = toEncoded(headers, coding);
  const body = request.method === 'HEAD' ? null : DirectResponse.bodyOf(response);
  if (body === null) return respondDirectly(null, 200, sent);
  return withEncoder((encode) =>
    respondDirectly(encode(body, coding, readLength(headers)), 200, sent),
  );
}

function isCompressible(headers: readonly Header[]): boolean {
  return (
    (readLength(headers) ?? Infinity) >= worthwhile &&
    compressible.test(find(headers, 'content-type') ?? '') &&
    !headers.some(([name]) => name === 'content-encoding' || name === 'content-range') &&
    !noTransform.test(find(headers, 'cache-control') ?? '')
  );
}

function readLength(headers: readonly Header[]): number | undefined {
  const length = find(headers, 'content-length');
  return length === undefined ? undefined : Number(length);
}

function find(headers: readonly Header[], wanted: string): string | undefined {
  return headers.find(([name]) => name === wanted)?.[1];
}

/** Caches must tell what they keep by it (RFC 9110 section 12.5.5). */
function toVary(headers: readonly Header[]): string {
  const given = find(headers, 'vary');
  if (!given) return 'Accept-Encoding';
  return namesCoding.test(given) ? given : `${given}, Accept-Encoding`;
}

/** The headers of an answer once it is compressed: of another length, and its tag names other bytes. */
function toEncoded(headers: readonly Header[], coding: Coding): Header[] {
  const changed: Header[] = [
    ['content-encoding', coding],
    ['vary', toVary(headers)],
  ];
  for (const header of headers) {
    const [name, value] = header;
    if (name === 'etag' && value.startsWith('"')) changed.push(['etag', `W/${value}`]);
    else if (name !== 'content-length' && name !== 'vary') changed.push(header);
  }
  return changed;
}

let loaded: Encode | undefined;

/** What compresses is loaded with the first answer that is worth it. */
function withEncoder(use: (encode: Encode) => Response): Response | Promise<Response> {
  if (loaded) return use(loaded);
  return import('./encode.ts').then(({ encode }) => use((loaded = encode)));
}
