import { type Child, cores, startChild } from './child.ts';
import type { Contender, Pair, View } from './contenders.ts';
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

/** Starts both contenders of a pair, and ends them after use. */
export async function withPair<Result>(
  { view, plinth, bare }: Pair,
  use: (pair: RunningPair) => Promise<Result>,
): Promise<Result> {
  const first = await start(plinth);
  try {
    const second = await start(bare);
    try {
      return await use({ view, plinth: first, bare: second });
    } finally {
      await second.child.stop();
    }
  } finally {
    await first.child.stop();
  }
}

/** The CPU time that a contender has used so far, in microseconds. */
export async function readUsage({ child }: Running): Promise<number> {
  const { cpu } = await child.ask<Usage>({});
  return cpu;
}

async function start({ path, command }: Contender): Promise<Running> {
  const child = await startChild<{ port: number }>(command, cores.server);
  return { path, port: child.first.port, child };
}
