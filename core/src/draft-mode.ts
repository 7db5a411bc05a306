import type { Exchange } from './exchange.ts';

/** What draft cookies are made of, folded when the app is made. */
export interface DraftMode {
  /** The value of a right cookie; made at its first use, because some runtimes allow it no earlier. */
  token: () => Promise<string>;
  /** The attributes that each draft cookie has. */
  attributes: string;
}

const name = 'plinth-draft';
const purpose = 'plinth draft mode';
const encoder = new TextEncoder();
const expired = 'Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
/** What tells a cache of its own to keep an answer, whatever Cache-Control says. */
const cacheHeader = /(?:^etag|^expires|^surrogate-control|-cache-control)$/;

/** @param secret the build's, or none: then drafts end with the process */
export function createDraftMode(
  secret: string | undefined,
  basePath: string,
  isSecure: boolean,
): DraftMode {
  let token: Promise<string> | undefined;
  return {
    token: () => (token ??= signPurpose(secret || createSecret())),
    attributes: `Path=${basePath || '/'}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  };
}

export function hasDraftCookie({ headers }: Request): boolean {
  return headers.get('cookie')?.includes(`${name}=`) ?? false;
}

/** Says whether the visitor's draft cookie is this build's. */
export async function readDraft(exchange: Exchange): Promise<void> {
  const cookie = exchange.cookies[name];
  const token = await exchange.config.draft?.token();
  if (cookie === undefined || token === undefined) return;
  exchange.draft = isSame(cookie, token) ? 'on' : 'wrong';
}

/** Sets and clears the cookie; a draft is for nobody else, so no cache may keep such an answer. */
export async function finishDraft(exchange: Exchange, response: Response): Promise<Response> {
  const { draftChange, draft, config } = exchange;
  const headers = new Headers(response.headers);
  for (const header of response.headers.keys()) {
    if (cacheHeader.test(header)) headers.delete(header);
  }
  headers.set('cache-control', 'private, no-store');
  // What the browser has kept of the pages as they were would be shown in place of the drafts.
  if (draftChange !== undefined) headers.set('clear-site-data', '"cache"');
  const { attributes, token } = config.draft as DraftMode;
  if (draftChange) {
    headers.append('set-cookie', `${name}=${await token()}; ${attributes}`);
  } else if (draftChange === false || draft === 'wrong') {
    headers.append('set-cookie', `${name}=; ${attributes}; ${expired}`);
  }
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

function createSecret(): string {
  return String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
}

/** The cookie proves the secret without holding it, and is good for nothing else that the secret signs. */
async function signPurpose(secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'sign',
  ]);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(purpose)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes the same time wherever two texts differ, so that nobody can find a token letter by letter. */
function isSame(given: string, token: string): boolean {
  let difference = given.length ^ token.length;
  for (let i = 0; i < token.length; i++) difference |= given.charCodeAt(i) ^ token.charCodeAt(i);
  return difference === 0;
}
