import { join } from 'node:path';
import type { Built } from './build.ts';
import { type Child, cores, startChild } from './child.ts';
import { type Contender, createPair, type Pair, type View } from './contenders.ts';
import type { Usage } from './servers/announce.ts';
import { verifyPair } from './verify.ts';

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

/** Starts a program on a core, and remembers it. */
type Start = <First>(command: readonly string[], core: number) => Promise<Child<First>>;

/** Starts the contenders of all views and the load generator, verifies the answers, and ends all processes after use. */
export async function withContenders<Result>(
  built: Built,
  views: readonly View[],
  use: (pairs: readonly RunningPair[], load: Child) => Promise<Result>,
): Promise<Result> {
  const children: Child[] = [];
  const start: Start = async <First>(command: readonly string[], core: number) => {
    const child = await startChild<First>(command, core);
    children.push(child);
    return child;
  };
  try {
    const load = await start([join(built.programs, 'load.js')], cores.load);
    const pairs: RunningPair[] = [];
    for (const view of views) pairs.push(await startPair(createPair(view, built), start));
    for (const pair of pairs) await verifyPair(pair);
    return await use(pairs, load);
  } finally {
    for (const child of children) await child.stop();
  }
}

async function startPair({ view, plinth, bare }: Pair, start: Start): Promise<RunningPair> {
  return { view, plinth: await startServer(plinth, start), bare: await startServer(bare, start) };
}

async function startServer({ path, command }: Contender, start: Start): Promise<Running> {
  const child = await start<{ port: number }>(command, cores.server);
  return { path, port: child.first.port, child };
}

/** The CPU time that a contender has used so far, in microseconds. */
export async function readUsage({ child }: Running): Promise<number> {
  const { cpu } = await child.ask<Usage>({});
  return cpu;
}
