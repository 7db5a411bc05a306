import { FastResponse } from 'srvx';
import { PlinthError } from '../errors.ts';
import type { Answer, Header } from '../flow.ts';
import type { CheckedRedirect } from '../redirect.ts';

const noStore: Header = ['cache-control', 'private, no-store'];
const encoder = new TextEncoder();

/** Statuses whose responses have no content (RFC 9110 section 6.4.1). */
const bodiless = new Set([204, 205, 304]);
/** How the body is framed is the server's to say. */
const framing = new Set(['content-length', 'transfer-encoding']);

const plainInits = new Map<string, ResponseInit>();

type KeptAnswer = Answer & { own: Headers; body: string | Uint8Array };

/**
 * Makes the response of a request: default headers, HEAD without a body, and where `Cache-Control`
 * lets a client keep the answer an ETag with its 304 (RFC 9110 section 13).
 */
export function toResponse(request: Request, answer: Answer): Response | Promise<Response> {
  const { own } = answer;
  const cacheControl = own?.get('cache-control');
  const mayKeep = cacheControl && !/no-store/i.test(cacheControl);
  if (mayKeep && answer.status === 200 && answer.body !== null && isRead(request)) {
    return toTagged(request, answer as KeptAnswer);
  }
  return send(request, answer);
}

/** A redirect: no body, nothing that could be read as markup. */
export function toRedirect(
  request: Request,
  { destination, statusCode }: CheckedRedirect,
  own?: Headers,
): Response | Promise<Response> {
  const location = ['location', destination] as const;
  const headers: readonly Header[] =
    statusCode === 308 ? [location, ['refresh', `0;url=${destination}`]] : [location];
  return toResponse(request, { status: statusCode, body: null, own, headers });
}

async function toTagged(request: Request, answer: KeptAnswer): Promise<Response> {
  const given = answer.own.get('etag');
  const etag = given ?? (await computeTag(answer.body));
  const headers: readonly Header[] = given === null ? [['etag', etag]] : [];
  if (!matchesTag(request.headers.get('if-none-match'), etag)) {
    return send(request, { ...answer, headers });
  }
  return send(request, { own: answer.own, status: 304, body: null, headers });
}

function send(request: Request, answer: Answer): Response {
  const { status, type } = answer;
  if (bodiless.has(status)) return sendNothing({ ...answer, type: undefined });
  if (request.method === 'HEAD') return sendNothing(answer, toLength(answer.body));
  const isPlain = status === 200 && !answer.own && !answer.headers && type !== undefined;
  const init = isPlain ? toPlainInit(type) : { status, headers: toHeaders(answer) };
  // The server counts the bytes of what it sends.
  return new FastResponse(answer.body as BodyInit | null, init);
}

function sendNothing(answer: Answer, length: readonly Header[] = []): Response {
  const headers = [...toHeaders(answer), ...length] as [string, string][];
  return new FastResponse(null, { status: answer.status, headers });
}

/** Most pages set nothing themselves; what is sent with them is made once for each type. */
function toPlainInit(type: string): ResponseInit {
  const known = plainInits.get(type);
  if (known) return known;
  const init = { status: 200, headers: toHeaders({ status: 200, type, body: null }) };
  plainInits.set(type, init);
  return init;
}

function toHeaders({ status, type, own, headers = [] }: Answer): [string, string][] {
  checkStatus(status);
  const list = [...headers];
  if (type !== undefined && !own?.has('content-type')) list.push(['content-type', type]);
  if (!own?.has('cache-control')) list.push(noStore);
  if (own) addOwn(list, own);
  return list as [string, string][];
}

function toLength(body: Answer['body']): Header[] {
  return body === null ? [] : [['content-length', String(byteLength(body))]];
}

/** @throws PLINTH_STATUS_INVALID */
function checkStatus(status: number): void {
  if (Number.isInteger(status) && status >= 200 && status <= 599) return;
  throw new PlinthError(
    'PLINTH_STATUS_INVALID',
    `The page set the status ${String(status)}, which is not an integer from 200 to 599. Set res.statusCode or response.status to one that is.`,
  );
}

/** What the core has set is a fact about this body, so the page cannot set it otherwise. */
function addOwn(list: Header[], own: Headers): void {
  const set = new Set(list.map(([name]) => name));
  for (const header of own) {
    if (!set.has(header[0]) && !framing.has(header[0])) list.push(header);
  }
}

function isRead(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** Weak comparison of a list of tags (RFC 9110 section 8.8.3.2). */
function matchesTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === bare);
}

/** Weak, because a proxy that compresses may pass it on. */
async function computeTag(body: string | Uint8Array): Promise<string> {
  const bytes = typeof body === 'string' ? encoder.encode(body) : body;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes as BufferSource));
  return `W/"${btoa(String.fromCharCode(...digest)).slice(0, 27)}"`;
}

function byteLength(body: string | Uint8Array): number {
  if (typeof body !== 'string') return body.byteLength;
  return typeof Buffer === 'undefined' ? encoder.encode(body).length : Buffer.byteLength(body);
}
