import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve as listen } from 'srvx/node';
import { PlinthError } from '../errors.ts';
import type { App } from '../types.ts';
import { toServed } from './app-files.ts';

export interface ServeOptions {
  /** 0 takes any free port. @default the PORT of the environment, else 3000 */
  port?: number;
  /** @default the HOST of the environment, else all addresses */
  host?: string;
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
 * @throws PLINTH_NOT_AN_APP, PLINTH_PORT_TAKEN
 * @example
 * import app from './dist/server/index.js';
 * await serve(app, { port: 3000 });
 */
export async function serve(app: App, options: ServeOptions = {}): Promise<RunningServer> {
  const { port = Number(process.env['PORT'] || 3000), host = process.env['HOST'] } = options;
  const { fetchSent } = toServed(app);
  let isClosing = false;
  const server = listen({
    fetch(request) {
      const answer = fetchSent(request, request.runtime?.node?.req.url);
      return isClosing ? answer.then(toLast) : answer;
    },
    port,
    hostname: host,
    manual: true,
    silent: true,
    gracefulShutdown: false,
  });
  try {
    await server.serve();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(port, error) : error;
  }
  const node = server.node?.server as Server;
  const close = once(() => {
    isClosing = true;
    return closeServer(node, options.shutdownTimeout ?? 10_000);
  });
  const stop = (): void => void close();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  node.once('close', () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop);
  });
  const address = node.address() as AddressInfo;
  return { url: toUrl(host, address.port), port: address.port, close };
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
  response.headers.set('connection', 'close');
  return response;
}

function once(run: () => Promise<void>): () => Promise<void> {
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
