import type { Child } from './child.ts';
import { readCpu } from './process-tree.ts';
import type { Running } from './server-process.ts';
import type { Job, JobResult } from './servers/load.ts';

/** What requests have cost a contender. */
export interface Cost {
  requests: number;
  /** CPU time of the server's process and of its children, user and system together, in microseconds. */
  cpu: number;
  /** The time that passed, in seconds. */
  seconds: number;
}

/** Opens connections to contenders; they are kept until `disconnect`. */
export async function connect(
  load: Child,
  contenders: readonly Running[],
  connections: number,
): Promise<void> {
  for (const { port, status } of contenders) {
    await work(load, { do: 'open', port, status, connections });
  }
}

/** Closes all connections: idle ones would be closed by the servers, at a time of their own. */
export async function disconnect(load: Child): Promise<void> {
  await work(load, { do: 'close' });
}

/** Sends requests to a contender, which is paused before and after, and says what they have cost it. */
export async function request(load: Child, contender: Running, requests: number): Promise<Cost> {
  const { path, port, pid } = contender;
  const before = readCpu(pid);
  contender.resume();
  const seconds = await work(load, { do: 'run', path, port, requests });
  contender.pause();
  return { requests, cpu: readCpu(pid) - before, seconds };
}

async function work(load: Child, job: Job): Promise<number> {
  const { seconds, problem } = await load.ask<JobResult>(job);
  if (problem === undefined) return seconds;
  throw new Error(`The load generator gave up ${JSON.stringify(job)}: ${problem}`);
}
