import { isAdditive } from '../additive.ts';
import { PlinthError } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import type { Answer, Header } from '../flow.ts';
import type { CheckedRedirect } from '../redirect.ts';
import { isLate } from '../respond.ts';

const noStore: Header = ['cache-control', 'private, no-store'];
const encoder = new TextEncoder();

/** Statuses whose responses have no content (RFC 9110 section 6.4.1). */
const bodiless = new Set([204, 205, 304]);
/** How the body is framed is the server's to say. */
const framing = new Set(['content-length', 'transfer-encoding']);

/** What most pages are sent with, by content type. */
const plainHeaders = new Map<string, readonly Header[]>();

type KeptAnswer = Answer & { body: string | Uint8Array };

/** What is answered, and by what kind of response. */
type Asked = Pick<Exchange, 'request' | 'config'>;

/**
 * Makes the response of a request: default headers, HEAD without a body, and where `Cache-Control`
 * lets a client keep the answer an ETag with its 304 (RFC 9110 section 13).
 */
export function toResponse(asked: Asked, answer: Answer): Response | Promise<Response> {
  const cacheControl = readCacheControl(answer);
  const mayKeep = cacheControl && !answer.policy && !/no-store/i.test(cacheControl);
  if (mayKeep && answer.status === 200 && isWhole(answer.body) && isRead(asked.request)) {
    return toTagged(asked, answer as KeptAnswer);
  }
  return send(asked, answer);
}

/** Whether all of a body is there. */
function isWhole(body: Answer['body']): body is KeptAnswer['body'] {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** The response of an API route, with what the configuration adds, and for HEAD without its body. */
export function toForwarded(
  { method }: Request,
  response: Response,
  ruled: readonly Header[] = [],
): Response {
  if (method !== 'HEAD' && ruled.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of ruled) {
    if (isAdditive(name) || !headers.has(name)) headers.append(name, value);
  }
  if (method === 'HEAD') drop(response.body);
  const { status, statusText } = response;
  const body = method === 'HEAD' ? null : response.body;
  return new Response(body, { status, statusText, headers });
}

/** What nobody will read is not produced. */
function drop(body: Answer['body']): void {
  if (isLate(body)) body.stop(undefined);
  else if (body instanceof ReadableStream) body.cancel().catch(() => {});
}

function readCacheControl({ own, ruled }: Answer): string | null | undefined {
  return own?.get('cache-control') ?? ruled?.find(([name]) => name === 'cache-control')?.[1];
}

/** A redirect: no body, nothing that could be read as markup. */
export function toRedirect(
  asked: Asked,
  { destination, statusCode, vary }: CheckedRedirect,
  also: Pick<Answer, 'own' | 'ruled'>,
): Response | Promise<Response> {
  const headers: Header[] = [['location', destination]];
  if (statusCode === 308) headers.push(['refresh', `0;url=${destination}`]);
  if (vary !== undefined) headers.push(['vary', vary]);
  return toResponse(asked, { status: statusCode, body: null, headers, ...also });
}

async function toTagged(asked: Asked, answer: KeptAnswer): Promise<Response> {
  const given = answer.own?.get('etag') ?? null;
  const etag = given ?? (await computeTag(answer.body));
  const headers: readonly Header[] = given === null ? [['etag', etag]] : [];
  if (!matchesTag(asked.request.headers.get('if-none-match'), etag)) {
    return send(asked, { ...answer, headers });
  }
  const { own, ruled } = answer;
  return send(asked, { own, ruled, status: 304, body: null, headers });
}

function send({ request, config }: Asked, answer: Answer): Response {
  const { status, type } = answer;
  const isEmpty = bodiless.has(status);
  const body = isEmpty ? null : answer.body;
  const isPlain = status === 200 && !answer.own && !answer.headers && !hasMore(answer);
  const headers =
    isPlain && type !== undefined
      ? toPlainHeaders(type)
      : toHeaders({ ...answer, type: isEmpty ? undefined : type });
  const list = isWhole(body)
    ? [...headers, ['content-length', String(byteLength(body))] as const]
    : headers;
  const sent = request.method === 'HEAD' ? null : body;
  if (sent === null) drop(answer.body);
  return config.respond(sent, status, list);
}

/** Whether the configuration, or who answers, has a say in the headers. */
function hasMore({ ruled, policy, isApi }: Answer): boolean {
  return ruled !== undefined || policy !== undefined || isApi === true;
}

/** Most pages set nothing themselves; what is sent with them is made once for each type. */
function toPlainHeaders(type: string): readonly Header[] {
  const known = plainHeaders.get(type);
  if (known) return known;
  const made = toHeaders({ status: 200, type, body: null });
  plainHeaders.set(type, made);
  return made;
}

function toHeaders({
  status,
  type,
  own,
  ruled,
  policy,
  isApi,
  headers = [],
}: Answer): readonly Header[] {
  checkStatus(status);
  const list = [...headers];
  if (type !== undefined && !own?.has('content-type')) list.push(['content-type', type]);
  if (ruled) addRuled(list, ruled, own);
  if (policy !== undefined) addPolicy(list, policy, own);
  const isSilent = isApi || ruled?.some(([name]) => name === 'cache-control');
  if (!isSilent && !own?.has('cache-control')) list.push(noStore);
  if (own) addOwn(list, own);
  return list;
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
    const [name] = header;
    if (!framing.has(name) && (isAdditive(name) || !set.has(name))) add(list, header);
  }
}

/** The configuration wins over the core's defaults, and the page over the configuration. */
function addRuled(list: Header[], ruled: readonly Header[], own: Headers | undefined): void {
  for (const header of ruled) {
    const [name] = header;
    const isSet = own?.has(name) || list.some((other) => other[0] === name);
    if (!framing.has(name) && (isAdditive(name) || !isSet)) add(list, header);
  }
}

/** A header stands once, but for cookies: each is a header of its own (RFC 9110 section 5.3). */
function add(list: Header[], header: Header): void {
  const [name, value] = header;
  const i = name === 'vary' ? list.findIndex((other) => other[0] === name) : -1;
  if (i === -1) list.push(header);
  else list[i] = [name, `${list[i]![1]}, ${value}`];
}

/** A policy that the page or the configuration has set stands alone: of two, both would hold. */
function addPolicy(list: Header[], policy: string, own: Headers | undefined): void {
  const name = 'content-security-policy';
  if (!own?.has(name) && !list.some((header) => header[0] === name)) list.push([name, policy]);
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
