import { connect, type Socket } from 'node:net';
import { type AnswerEvents, createReader } from './answer-reader.ts';

/** A connection that sees where an answer ends. */
export interface Connection extends AnswerEvents {
  socket: Socket;
  /** The status of its answers. */
  status: number;
  /** When a request was last sent, or an answer came, in the milliseconds of `performance.now()`. */
  usedAt: number;
}

const patience = 10_000;

/** Connects to a server of this machine, whose answers have this status. */
export function openConnection(port: number, status = 200): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const connection: Connection = {
      socket,
      status,
      usedAt: performance.now(),
      onAnswer() {},
      onProblem: reject,
    };
    socket.once('connect', () => resolve(connection));
    socket.once('error', (error) => connection.onProblem(error));
    socket.once('close', () => connection.onProblem(new Error('The server closed a connection')));
    socket.setTimeout(patience, () => connection.onProblem(new Error('No answer for 10 seconds')));
    socket.on(
      'data',
      createReader(status, () => connection),
    );
  });
}
