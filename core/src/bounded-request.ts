import { boundBody, type ReadLimit } from './bounded-body.ts';
import { PlinthError } from './errors.ts';
import { checkUrl } from './origin.ts';

/** A request whose body is counted while it is read, and whose faults are its client's: 413 and 400, not 500. */
export class BoundedRequest extends Request {
  constructor(request: Request, signal: AbortSignal, limit: ReadLimit) {
    const { method, headers } = request;
    const body = boundBody(request, limit);
    super(checkUrl(request.url), { method, headers, signal, body, duplex: 'half' } as RequestInit);
  }

  override formData(): Promise<FormData> {
    return this.bodyUsed ? super.formData() : asClientError(super.formData(), 'a form');
  }

  override json(): Promise<unknown> {
    return this.bodyUsed ? super.json() : asClientError(super.json(), 'JSON');
  }
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
