import { PlinthError } from '../errors.ts';
import type { ResponseDraft } from '../response-draft.ts';
import type { HeaderValue } from '../types.ts';

interface Given {
  value: HeaderValue;
  /** What it came to; another value means that somebody has changed it behind this view. */
  text: string | null;
}

/** The headers of a response draft as Node shows them: a header is read as it was set. */
export class DraftHeaders {
  readonly #draft: ResponseDraft;
  #given: Map<string, Given> | undefined;

  constructor(draft: ResponseDraft) {
    this.#draft = draft;
  }

  get(name: string): HeaderValue | undefined {
    const headers = this.#draft.ownHeaders;
    const text = headers?.get(name) ?? null;
    if (!headers || text === null) return undefined;
    const given = this.#given?.get(name.toLowerCase());
    if (given?.text === text) return given.value;
    return name.toLowerCase() === 'set-cookie' ? headers.getSetCookie() : text;
  }

  /** @throws PLINTH_HEADER_INVALID */
  set(name: string, value: HeaderValue): void {
    this.remove(name);
    this.#append(name, value, value);
  }

  /** @throws PLINTH_HEADER_INVALID */
  append(name: string, value: HeaderValue): void {
    const before = this.get(name);
    this.#append(name, value, before === undefined ? value : [before, value].flat().map(String));
  }

  remove(name: string): void {
    this.#draft.ownHeaders?.delete(name);
  }

  has(name: string): boolean {
    return this.#draft.ownHeaders?.has(name) ?? false;
  }

  names(): string[] {
    return [...new Set(this.#draft.ownHeaders?.keys() ?? [])];
  }

  all(): Record<string, HeaderValue | undefined> {
    const entries = this.names().map((name) => [name, this.get(name)] as const);
    return Object.assign(Object.create(null), Object.fromEntries(entries));
  }

  #append(name: string, added: HeaderValue, value: HeaderValue): void {
    const { headers } = this.#draft;
    try {
      for (const one of [added].flat()) headers.append(name, toText(one));
    } catch (cause) {
      throw badHeader(name, added, cause);
    }
    this.#given ??= new Map();
    this.#given.set(name.toLowerCase(), { value, text: headers.get(name) });
  }
}

/** `Headers` would send the text "undefined". */
function toText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a value of the type ${typeof value}`);
}

function badHeader(name: string, value: unknown, cause: unknown): PlinthError {
  return new PlinthError(
    'PLINTH_HEADER_INVALID',
    `The header ${JSON.stringify(name)} was set to ${JSON.stringify(value)}, which cannot be sent. Give it a string without line breaks, a number, or an array of strings.`,
    { cause },
  );
}
