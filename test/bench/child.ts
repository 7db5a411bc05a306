import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** A process of the benchmark, which answers each message with one. */
export interface Child<First = unknown> {
  /** What it said when it was ready. */
  first: First;
  ask<Answer>(message: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/** The servers share a core, because only one of them has work at a time; the load has another. */
export const cores = { server: 0, load: 1 } as const;

/** Whether processes can be kept to a core here. */
export const canPin: boolean =
  availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Starts a program on a core, and waits until it says that it is ready. */
export async function startChild<First>(
  command: readonly string[],
  core: number,
): Promise<Child<First>> {
  const [file, ...args] = [...(canPin ? ['taskset', '-c', `${core}`] : []), process.execPath];
  const child = spawn(file!, [...args, ...command], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const first = await receive<First>(child);
  return {
    first,
    ask<Answer>(message: unknown) {
      child.send(message as object);
      return receive<Answer>(child);
    },
    async stop() {
      if (!child.connected) return;
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function receive<Answer>(child: ChildProcess): Promise<Answer> {
  const cleanup = new AbortController();
  const { signal } = cleanup;
  const answer = once(child, 'message', { signal }) as Promise<[Answer]>;
  const exit = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(
      `A process of the benchmark ended with exit code ${code}: ${child.spawnargs.join(' ')}`,
    );
  });
  try {
    const [message] = await Promise.race([answer, exit]);
    return message;
  } finally {
    cleanup.abort();
    await Promise.allSettled([answer, exit]);
  }
}
