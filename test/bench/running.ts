import type { Contender, Pair, View } from './contenders.ts';
import { type Child, cores, startChild } from './child.ts';
import type { Usage } from './servers/announce.ts';

/** A contender whose process answers. */
export interface Running {
  path: string;
  port: number;
  child: Child;
}

/** A pair of which both processes answer. */
export interface RunningPair {
  view: View;
  plinth: Running;
  bare: Running;
}

/** Starts both processes of a pair. */
export async function startPair({ view, plinth, bare }: Pair): Promise<RunningPair> {
  return { view, plinth: await startServer(plinth), bare: await startServer(bare) };
}

/** Ends both processes of a pair. */
export async function stopPair({ plinth, bare }: RunningPair): Promise<void> {
  await plinth.child.stop();
  await bare.child.stop();
}

/** The CPU time that a contender has used so far, in microseconds. */
export async function readUsage({ child }: Running): Promise<number> {
  const { cpu } = await child.ask<Usage>({});
  return cpu;
}

async function startServer({ path, command }: Contender): Promise<Running> {
  const child = await startChild<{ port: number }>(command, cores.server);
  return { path, port: child.first.port, child };
}
