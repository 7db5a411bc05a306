/** The load generator's process: does the jobs that it is sent, one at a time. */
import { type Connection, openConnection } from './connection.ts';

export type Job =
  | { do: 'open'; port: number; status: number; connections: number }
  /** Each connection has one request under way at any time. */
  | { do: 'run'; port: number; path: string; requests: number }
  | { do: 'close' };

export interface JobResult {
  seconds: number;
  /** Why the job was given up. */
  problem?: string;
}

const open = new Map<number, Connection[]>();

process.on('message', async (job: Job) => {
  const started = performance.now();
  const problem = await work(job).catch((error: Error) => error.message);
  process.send?.({ seconds: (performance.now() - started) / 1000, problem } as JobResult);
});
process.on('disconnect', () => process.exit());
process.send?.({});

async function work(job: Job): Promise<undefined> {
  if (job.do === 'open') {
    const opening = Array.from({ length: job.connections }, () =>
      openConnection(job.port, job.status),
    );
    open.set(job.port, await Promise.all(opening));
  } else if (job.do === 'run') {
    const connections = await renew(job.port);
    const driving = drive(connections, job.requests, toRequest(job.port, job.path));
    await stayAwake(driving);
  } else {
    for (const { socket } of [...open.values()].flat()) socket.destroy();
    open.clear();
  }
}

/** A server closes connections on which nothing has happened for five seconds, as on a machine that stalls. */
async function renew(port: number): Promise<Connection[]> {
  const connections = await Promise.all(
    open
      .get(port)!
      .map((connection) => (isOld(connection) ? reopen(connection, port) : connection)),
  );
  open.set(port, connections);
  return connections;
}

/** Well before the server's five seconds: it must not close one that is just being used. */
function isOld({ socket, usedAt }: Connection): boolean {
  return socket.destroyed || performance.now() - usedAt > 3000;
}

function reopen({ socket, status }: Connection, port: number): Promise<Connection> {
  socket.destroy();
  return openConnection(port, status);
}

function toRequest(port: number, path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/html\r\n\r\n`;
}

/**
 * Keeps this process from sleeping while a job is done: whoever writes to one that sleeps pays for waking it.
 * The slower server would find it asleep more often, and be charged for that too; on a virtual machine that is
 * up to 15 µs a request.
 */
async function stayAwake(job: Promise<void>): Promise<void> {
  let isDone = false;
  const turn = (): unknown => isDone || setImmediate(turn);
  turn();
  try {
    await job;
  } finally {
    isDone = true;
  }
}

/** Sends the next request on a connection when the answer to the one before is complete. */
function drive(
  connections: readonly Connection[],
  requests: number,
  request: string,
): Promise<void> {
  let sent = 0;
  let answered = 0;
  function send(connection: Connection): void {
    connection.usedAt = performance.now();
    if (sent++ < requests) connection.socket.write(request, 'latin1');
  }
  return new Promise((resolve, reject) => {
    for (const connection of connections) {
      connection.onProblem = reject;
      connection.onAnswer = () => (++answered === requests ? resolve() : send(connection));
      send(connection);
    }
  });
}
