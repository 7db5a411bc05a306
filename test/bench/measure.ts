import { join } from 'node:path';
import type { Built } from './build.ts';
import { type Child, cores, startChild } from './child.ts';
import { connect, type Cost, disconnect, request } from './load-jobs.ts';
import { readMemory } from './process-tree.ts';
import { type Running, withRace } from './server-process.ts';
import { verifyRace } from './verify.ts';
import { warmUp } from './warm-up.ts';
import { efforts, type Race } from './workloads.ts';

/** How much is measured. */
export interface Plan {
  races: readonly Race[];
  rounds: number;
  /** Seconds of CPU time of one contender in one round that are measured, and those before that are not. */
  seconds: number;
  warmSeconds: number;
  connections: number;
}

/** What a contender has used in one round. */
export interface Usage extends Cost {
  /** The memory of its process after the load, in megabytes. */
  memory: number;
}

/** What each contender has used in one round. */
export type Round = Readonly<Record<string, Usage>>;

export interface Measured {
  race: Race;
  rounds: Round[];
}

/** In a round the contenders take turns, so that what disturbs the machine for a while meets all. */
const turns = 10;

/** Measures all races round by round; each round begins with another race. */
export async function measureAll(
  built: Built,
  plan: Plan,
  onRound: (round: number) => void = () => {},
): Promise<Measured[]> {
  const measured = plan.races.map((race): Measured => ({ race, rounds: [] }));
  if (measured.length === 0) return [];
  const load = await startChild([join(built.programs, 'load.js')], cores.load);
  try {
    for (let round = 0; round < plan.rounds; round++) {
      for (let index = 0; index < measured.length; index++) {
        const { race, rounds } = measured[(round + index) % measured.length]!;
        rounds.push(await measureRace(race, built, load, plan, round));
      }
      onRound(round + 1);
    }
  } finally {
    await load.stop();
  }
  return measured;
}

/**
 * Processes that run the same program differ by some percent, for as long as they live: by what
 * the engine has compiled when, and where in memory. So each round has new ones.
 */
function measureRace(
  race: Race,
  built: Built,
  load: Child,
  plan: Plan,
  round: number,
): Promise<Round> {
  return withRace(race, built, async (running) => {
    await verifyRace(race, running);
    const usages = await takeTurns(running, load, toOwnPlan(plan, race), round);
    await disconnect(load);
    return usages;
  });
}

function toOwnPlan(plan: Plan, { workload }: Race): Plan {
  const { connections, warm } = efforts[workload] ?? { connections: 1, warm: 1 };
  return {
    ...plan,
    connections: plan.connections * connections,
    warmSeconds: plan.warmSeconds * warm,
  };
}

async function takeTurns(
  running: readonly Running[],
  load: Child,
  plan: Plan,
  round: number,
): Promise<Round> {
  const usages = new Map<Running, Cost>();
  const requests = new Map<Running, number>();
  for (const server of running) {
    await connect(load, [server], plan.connections);
    const cost = await warmUp(load, server, plan.warmSeconds);
    requests.set(server, Math.ceil((plan.seconds * 1e6) / cost / turns));
    usages.set(server, { requests: 0, cpu: 0, seconds: 0 });
  }
  // Connections on which nothing has happened for long are opened anew, which is not to be measured.
  for (const server of running) await request(load, server, plan.connections);
  for (let turn = 0; turn < turns; turn++) {
    for (const server of toOrder(running, round + turn)) {
      add(usages.get(server)!, await request(load, server, requests.get(server)!));
    }
  }
  return Object.fromEntries(
    running.map((server) => {
      const memory = readMemory(server.pid);
      return [server.name, { ...usages.get(server)!, memory }];
    }),
  );
}

/** Another one begins in each turn. */
function toOrder(running: readonly Running[], turn: number): Running[] {
  const first = turn % running.length;
  return [...running.slice(first), ...running.slice(0, first)];
}

function add(total: Cost, cost: Cost): void {
  total.requests += cost.requests;
  total.cpu += cost.cpu;
  total.seconds += cost.seconds;
}
