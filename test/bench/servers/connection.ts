import { connect, type Socket } from 'node:net';

/** A connection that sees where an answer ends. */
export interface Connection {
  socket: Socket;
  /** When a request was last sent, or an answer came, in the milliseconds of `performance.now()`. */
  usedAt: number;
  onAnswer(): void;
  onProblem(problem: Error): void;
}

const patience = 10_000;

/** Connects to a server of this machine. */
export function openConnection(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const connection: Connection = {
      socket,
      usedAt: performance.now(),
      onAnswer() {},
      onProblem: reject,
    };
    socket.once('connect', () => resolve(connection));
    socket.once('error', (error) => connection.onProblem(error));
    socket.once('close', () => connection.onProblem(new Error('The server closed a connection')));
    socket.setTimeout(patience, () => connection.onProblem(new Error('No answer for 10 seconds')));
    readAnswers(connection);
  });
}

/** All answers are one page, so the first one's length is that of each; their status is looked at. */
function readAnswers(connection: Connection): void {
  let length = 0;
  let received = 0;
  connection.socket.on('data', (chunk) => {
    if (received === 0 && chunk.toString('latin1', 0, 12) !== 'HTTP/1.1 200') {
      connection.onProblem(new Error(`An answer begins with ${chunk.toString('latin1', 0, 40)}`));
    }
    length ||= readLength(chunk);
    received += chunk.length;
    if (received > length) {
      connection.onProblem(new Error(`An answer has ${received} bytes instead of ${length}`));
    } else if (received === length) {
      received = 0;
      connection.onAnswer();
    }
  });
}

function readLength(chunk: Buffer): number {
  const headEnd = chunk.indexOf('\r\n\r\n') + 4;
  const body = /\r\ncontent-length: (\d+)/i.exec(chunk.toString('latin1', 0, headEnd))?.[1];
  return body === undefined ? 0 : headEnd + Number(body);
}
