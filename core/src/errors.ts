/**
 * An error of the contract: what happened, and what to do next.
 * `code` is permanent; `status` is what a request that meets it is answered with (default 500).
 */
export class PlinthError extends Error {
  readonly #code: string;
  readonly status: number;

  constructor(code: string, message: string, options?: { cause?: unknown; status?: number }) {
    super(message, options);
    this.name = `PlinthError [${code}]`;
    this.#code = code;
    this.status = options?.status ?? 500;
  }

  get code(): string {
    return this.#code;
  }

  /** Permanent: bundlers write a code of their own onto errors that pass through them. */
  set code(_other: string) {}
}

/**
 * An error with a status of its own, to be thrown from `getServerSideProps`, middleware or an API route:
 * `pages/<status>` answers, else `pages/_error`, else a page of the core, on a full load and on a client navigation alike.
 *
 * @param status an HTTP error status, 400 to 599
 * @param message reaches the error page, and so the visitor, where the status is below 500
 * @throws PLINTH_STATUS_INVALID
 */
export function httpError(status: number, message?: string): PlinthError {
  if (!Number.isInteger(status) || status < 400 || status > 599) {
    throw new PlinthError(
      'PLINTH_STATUS_INVALID',
      `httpError() was given the status ${String(status)}, which is not an integer from 400 to 599. Give it one that is, or return a redirect or props.`,
    );
  }
  const error = new PlinthError('PLINTH_HTTP_ERROR', message ?? `HTTP ${status}`, { status });
  if (message !== undefined && status < 500) exposed.set(error, message);
  return error;
}

/** Messages that are for visitors; a registry symbol, because there may be two copies of this package. */
const exposed: WeakMap<object, string> = ((
  globalThis as { [key: symbol]: WeakMap<object, string> | undefined }
)[Symbol.for('plinth.exposed')] ??= new WeakMap());

/** What an error lets the visitor know. */
export function readExposed(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? exposed.get(error) : undefined;
}

/** The status that an error is answered with. A page may throw anything, also what throws when it is looked at. */
export function toStatus(error: unknown): number {
  try {
    const { name, status } = (error ?? {}) as Partial<PlinthError>;
    return typeof name === 'string' && name.startsWith('PlinthError [') ? (status ?? 500) : 500;
  } catch {
    return 500;
  }
}

/** Makes an Error of whatever was thrown; a value that is not one becomes its `cause`. */
export function toError(thrown: unknown, place: string): Error {
  if (thrown instanceof Error) return thrown;
  return new PlinthError(
    'PLINTH_THROWN_VALUE',
    `${place} threw ${show(thrown)}, which is not an Error and has no stack. Throw an Error instead.`,
    { cause: thrown },
  );
}

/** Whether something was thrown because the client of a request went away. */
export function isAbort(thrown: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  const { name, cause } = (thrown ?? {}) as Partial<Error>;
  return [thrown, cause].includes(signal.reason) || name === 'AbortError';
}

/** An object may have no way to become a string, and a function one that throws. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
