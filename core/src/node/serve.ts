import { once } from 'node:events';
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { changeHeaders } from '../change-headers.ts';
import { PlinthError } from '../errors.ts';
import { isThenable } from '../thenable.ts';
import { toItself } from '../to-itself.ts';
import type { App } from '../types.ts';
import { readInternals, toServed } from './app-files.ts';
import { compress } from './compress.ts';
import { createLog } from './log.ts';
import type { MachineOptions } from './environment.ts';
import { deliver, failResponse } from './send.ts';
import { createRequest } from './lazy-srvx.ts';
import { UnreadRequest } from './unread-request.ts';

export interface ServeOptions extends MachineOptions {
  /** 0 takes any free port. @default the PORT of the environment, else 3000 */
  port?: number;
  /** @default the HOST of the environment, else all addresses */
  host?: string;
  /** Whether a line is written for each request and each error: JSON where NODE_ENV is production. @default false */
  log?: boolean;
  /** Whether what is worth it is compressed with br or gzip. @default the app's `compress`, which is true by default */
  compress?: boolean;
  /** Milliseconds that requests under way get when the process is asked to stop. @default 10000 */
  shutdownTimeout?: number;
}

/** A server that answers. */
export interface RunningServer {
  url: string;
  port: number;
  /** Takes no new requests, finishes those under way, then resolves. */
  close(): Promise<void>;
}

/**
 * Serves an app and its built files on Node, until SIGTERM or SIGINT asks it to stop.
 *
 * @throws PLINTH_NOT_AN_APP, PLINTH_OPTIONS_INVALID, PLINTH_INSTRUMENTATION_FAILED, PLINTH_PORT_TAKEN
 * @example
 * import app from './dist/server/index.js';
 * await serve(app, { port: 3000 });
 */
export async function serve(app: App, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = Number(process.env['PORT'] || 3000), host = process.env['HOST'] || undefined } =
    options;
  const { origin, trustProxy } = options;
  const served = toServed(app, { origin, trustProxy });
  const { internals } = served;
  const log = options.log ? createLog(process.env['NODE_ENV'] === 'production') : undefined;
  const { fetchSent } = log ? readInternals(internals.bind({ log, isTraced: true })) : internals;
  const { compress: compresses = internals.config.compress } = options;
  const finish = compresses ? compress : toItself;
  await internals.ready();

  let isClosing = false;
  const send = (response: Response, res: ServerResponse): void =>
    deliver(res, isClosing ? toLast(response) : response);
  const answer = (
    request: Request,
    sent: string | undefined,
    res: ServerResponse,
  ): Promise<unknown> =>
    fetchSent<unknown>(request, sent, (response) => {
      const finished = finish(response, request);
      return isThenable(finished) ? finished.then((one) => send(one, res)) : send(finished, res);
    });
  const server = createServer({ IncomingMessage: UnreadRequest }, (req, res) => {
    const request = createRequest(req, res, served.trustProxy);
    const answering = isThenable(request)
      ? request.then((made) => answer(made, req.url, res))
      : answer(request, req.url, res);
    answering.catch((error) => failResponse(res, error));
  });
  await listen(server, port, host);
  const close = toSingle(() => {
    isClosing = true;
    return closeServer(server, options.shutdownTimeout ?? 10_000);
  });
  const stop = (): void => void close();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  server.once('close', () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop);
  });
  const address = server.address() as AddressInfo;
  return { url: toUrl(host, address.port), port: address.port, close };
}

/** @throws PLINTH_PORT_TAKEN */
async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  server.listen({ port, host, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(port, error) : error;
  }
}

/** Idle connections are closed at once, and the others as soon as they are idle. */
async function closeServer(server: Server, timeout: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), timeout);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

/** A busy client must not keep its connection, or it would send another request. */
function toLast(response: Response): Response {
  return changeHeaders(response, (headers) => headers.set('connection', 'close'));
}

/** A second call gets what the first one began. */
function toSingle(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= run());
}

function toUrl(host: string | undefined, port: number): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function portTaken(port: number, cause: unknown): PlinthError {
  return new PlinthError(
    'PLINTH_PORT_TAKEN',
    `Port ${port} is taken by another program. Stop that program, or choose another port: --port ${port + 1} or PORT=${port + 1}.`,
    { cause },
  );
}
