import { PlinthError } from '../errors.ts';
import type { Listener } from './emitter.ts';

/** As much of Node's `Readable` as a request passes on. */
export interface NodeReadable extends AsyncIterable<Uint8Array> {
  readonly readable: boolean;
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
  on(event: string, listener: Listener): this;
  once(event: string, listener: Listener): this;
  off(event: string, listener: Listener): this;
  pipe<Destination>(destination: Destination, options?: { end?: boolean }): Destination;
  unpipe(destination?: unknown): this;
  read(size?: number): unknown;
  resume(): this;
  pause(): this;
  setEncoding(encoding: string): this;
  destroy(error?: Error): this;
}

interface NodeStreams {
  Readable: {
    fromWeb(body: ReadableStream): NodeReadable;
    from(list: Iterable<never>): NodeReadable;
  };
}

/**
 * The body of a request as a Node stream.
 *
 * @throws PLINTH_NO_NODE_STREAM where the runtime has none
 */
export function toNodeReadable(request: Request): NodeReadable {
  const streams = loadStreams();
  if (!streams) throw noStreams();
  const { Readable } = streams;
  const isEmpty = request.bodyUsed || !request.body;
  return isEmpty ? Readable.from([]) : Readable.fromWeb(request.body as ReadableStream);
}

/** The body of a request, chunk by chunk, on any runtime; on Node the chunks are buffers. */
export function iterateBody(request: Request): AsyncIterator<Uint8Array> {
  if (loadStreams()) return toNodeReadable(request)[Symbol.asyncIterator]();
  const body = request.bodyUsed ? null : request.body;
  return iterateStream(body as unknown as AsyncIterable<Uint8Array> | null);
}

async function* iterateStream(
  body: AsyncIterable<Uint8Array> | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body) yield* body;
}

/** Asked for at run time, so that bundles for other runtimes name no module of Node. */
function loadStreams(): NodeStreams | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => unknown };
  };
  return process?.getBuiltinModule?.('node:stream') as NodeStreams | undefined;
}

function noStreams(): PlinthError {
  return new PlinthError(
    'PLINTH_NO_NODE_STREAM',
    'req was read as a Node stream, which this runtime does not have. Read the standard body instead: for await (const chunk of req), or await request.text().',
  );
}
