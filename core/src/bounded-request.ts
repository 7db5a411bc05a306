import { boundBody, type ReadLimit } from './bounded-body.ts';
import { PlinthError } from './errors.ts';
import { checkUrl } from './origin.ts';

/** A request whose body is counted while it is read, and whose faults are its client's: 413 and 400, not 500. */
export function createBoundedRequest(
  request: Request,
  signal: AbortSignal,
  limit: ReadLimit,
): Request {
  const { method, headers } = request;
  const body = boundBody(request, limit);
  const init = { method, headers, signal, body, duplex: 'half' } as RequestInit;
  const bounded = new Request(checkUrl(request.url), init);
  readAs(bounded, 'formData', 'a form');
  readAs(bounded, 'json', 'JSON');
  return bounded;
}

/** Makes what cannot be read an error of the client; what has been read is one of the app. */
function readAs(request: Request, name: 'formData' | 'json', what: string): void {
  const read = request[name];
  const value = (): Promise<unknown> =>
    request.bodyUsed ? read.call(request) : asClientError(read.call(request), what);
  Object.defineProperty(request, name, { value });
}

async function asClientError<T>(reading: Promise<T>, what: string): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw cause instanceof PlinthError ? cause : badBody(what, cause);
  }
}

/** The body of a request is not what its reader, or its content type, says. */
export function badBody(what: string, cause?: unknown): PlinthError {
  return new PlinthError(
    'PLINTH_BODY_INVALID',
    `The body of a request cannot be read as ${what}. Check what the client sends, and its Content-Type.`,
    { cause, status: 400 },
  );
}
