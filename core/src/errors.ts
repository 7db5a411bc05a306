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

/** Makes an Error of whatever was thrown; a value that is not one becomes its `cause`. */
export function toError(thrown: unknown, place: string): Error {
  if (thrown instanceof Error) return thrown;
  return new PlinthError(
    'PLINTH_THROWN_VALUE',
    `${place} threw ${show(thrown)}, which is not an Error and has no stack. Throw an Error instead.`,
    { cause: thrown },
  );
}

/** An object may have no way to become a string. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
