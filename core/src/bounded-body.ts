import { PlinthError } from './errors.ts';

/** How many bytes may be read; asked again with each chunk, because it is who answers that decides. */
export type ReadLimit = () => number;

/**
 * The body of a request as a stream that fails once it holds too many bytes. Nothing is read before
 * somebody reads, and `Content-Length` is believed only where it is too large.
 */
export function boundBody(request: Request, limit: ReadLimit): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let size = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!reader && declaredLength(request) > limit()) throw tooLarge(limit());
        reader ??= request.body?.getReader();
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done || !value) return controller.close();
        size += value.byteLength;
        if (size <= limit()) return controller.enqueue(value);
        controller.error(tooLarge(limit()));
        drain(reader);
      },
      cancel: () => drain(reader ?? request.body?.getReader()),
    },
    { highWaterMark: 0 },
  );
}

function declaredLength({ headers }: Request): number {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) ? Number(length) : 0;
}

/** A rest that nobody reads would hold up the connection, and cancelling it closes it before the answer is out. */
function drain(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): void {
  reader?.read().then(({ done }) => {
    if (!done) drain(reader);
  }, ignore);
}

/** A client that goes away while nobody listens to it is no error. */
function ignore(): void {}

function tooLarge(limit: number): PlinthError {
  return new PlinthError(
    'PLINTH_BODY_TOO_LARGE',
    `The body of a request is larger than ${limit} bytes. Raise bodyLimit in the configuration, or config.api.bodyParser.sizeLimit in one API route, if such bodies are wanted.`,
    { status: 413 },
  );
}
