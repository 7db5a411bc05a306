import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** A server on a free port of the loopback address. */
export interface Listening {
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** Serves a bare node:http handler; `close` also cuts the connections that are still open. */
export async function listen(handler: RequestListener): Promise<Listening> {
  const server = createServer(handler);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, port, close };
}

/**
 * Sends bytes as they are and gives back all that the server answers until it closes the connection,
 * one character a byte.
 * @throws when the server stays silent for 5 seconds: a well-formed request needs `Connection: close`
 */
export function rawRequest(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => (answer += chunk));
    socket.setTimeout(5000, () =>
      socket.destroy(new Error(`The connection stays open after: ${JSON.stringify(answer)}`)),
    );
    // A server that refuses a request may reset the connection after its answer.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
    );
    socket.on('close', () => resolve(answer));
  });
}
