import { parseCookies } from './cookies.ts';
import type { ResponseDraft } from './response-draft.ts';
import type { PageRequest, PageResponse } from './types.ts';

/** A `Request` as functions written for Node read it. */
export function toPageRequest(request: Request): PageRequest {
  return new NodeShapedRequest(request);
}

/** All of it is read when somebody looks. A class, because V8 gives each object literal with a getter a dictionary. */
class NodeShapedRequest implements PageRequest {
  readonly #request: Request;
  #headers: PageRequest['headers'] | undefined;
  #cookies: PageRequest['cookies'] | undefined;

  constructor(request: Request) {
    this.#request = request;
  }

  get method(): string {
    return this.#request.method;
  }

  get url(): string {
    const { url } = this.#request;
    return url.slice(url.indexOf('/', url.indexOf('://') + 3));
  }

  get headers(): PageRequest['headers'] {
    return (this.#headers ??= Object.assign(
      Object.create(null),
      Object.fromEntries(this.#request.headers),
    ) as PageRequest['headers']);
  }

  get cookies(): PageRequest['cookies'] {
    return (this.#cookies ??= parseCookies(this.#request.headers.get('cookie')));
  }
}

/** A response draft as functions written for Node write it. */
export function toPageResponse(draft: ResponseDraft): PageResponse {
  return new DraftResponse(draft);
}

class DraftResponse implements PageResponse {
  readonly #draft: ResponseDraft;
  readonly #chunks: (string | Uint8Array)[] = [];
  readonly #listeners: (() => void)[] = [];

  constructor(draft: ResponseDraft) {
    this.#draft = draft;
  }

  get statusCode(): number {
    return this.#draft.status;
  }

  set statusCode(status: number) {
    if (!this.writableEnded) this.#draft.status = status;
  }

  get headersSent(): boolean {
    return this.#chunks.length > 0 || this.writableEnded;
  }

  get writableEnded(): boolean {
    return this.#draft.final !== undefined;
  }

  setHeader(name: string, value: number | string | readonly string[]): this {
    if (this.writableEnded) return this;
    this.#draft.headers.delete(name);
    return this.appendHeader(name, typeof value === 'number' ? String(value) : value);
  }

  getHeader(name: string): string | string[] | undefined {
    if (name.toLowerCase() !== 'set-cookie') return this.#draft.headers.get(name) ?? undefined;
    const cookies = this.#draft.headers.getSetCookie();
    return cookies.length > 0 ? cookies : undefined;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    if (this.writableEnded) return this;
    for (const one of typeof value === 'string' ? [value] : value) {
      this.#draft.headers.append(name, one);
    }
    return this;
  }

  removeHeader(name: string): void {
    if (!this.writableEnded) this.#draft.headers.delete(name);
  }

  hasHeader(name: string): boolean {
    return this.#draft.headers.has(name);
  }

  writeHead(
    statusCode: number,
    headers: Record<string, number | string | readonly string[]> = {},
  ): this {
    this.statusCode = statusCode;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
    return this;
  }

  write(chunk: string | Uint8Array): boolean {
    if (!this.writableEnded) this.#chunks.push(chunk);
    return true;
  }

  end(chunk?: string | Uint8Array): this {
    if (this.writableEnded) return this;
    if (chunk !== undefined) this.#chunks.push(chunk);
    this.#draft.final = join(this.#chunks);
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener();
    });
    return this;
  }

  /** Any other event never happens to a response that is made as a whole. */
  on(event: 'finish' | 'close', listener: () => void): this {
    if (event === 'finish' || event === 'close') this.#listeners.push(listener);
    return this;
  }
}

function join(chunks: readonly (string | Uint8Array)[]): string | Uint8Array {
  if (chunks.every((chunk) => typeof chunk === 'string')) return chunks.join('');
  const encoder = new TextEncoder();
  const parts = chunks.map((chunk) => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk));
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
