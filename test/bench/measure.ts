import { join } from 'node:path';
import type { Built } from './build.ts';
import { type Child, cores, startChild } from './child.ts';
import { createPair, type View } from './contenders.ts';
import { connect, type Cost, disconnect, request } from './load-jobs.ts';
import { type RunningPair, withPair } from './running.ts';
import { verifyPair } from './verify.ts';

/** How much is measured. */
export interface Plan {
  views: readonly View[];
  rounds: number;
  /** Requests to one contender in one round that are measured, and as many before them that are not. */
  requests: number;
  connections: number;
}

/** What the two contenders of a pair have used in one round. */
export type Round = Record<'plinth' | 'bare', Cost>;

export interface Measured {
  view: View;
  rounds: Round[];
}

/** In a round the contenders take turns, so that what disturbs the machine for a while meets both. */
const turns = 10;

/** Measures all views round by round; each round begins with another view. */
export async function measureAll(built: Built, plan: Plan): Promise<Measured[]> {
  const measured = plan.views.map((view): Measured => ({ view, rounds: [] }));
  const load = await startChild([join(built.programs, 'load.js')], cores.load);
  try {
    for (let round = 0; round < plan.rounds; round++) {
      for (let index = 0; index < measured.length; index++) {
        const { view, rounds } = measured[(round + index) % measured.length]!;
        rounds.push(await measureView(view, built, load, plan, round));
      }
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
function measureView(
  view: View,
  built: Built,
  load: Child,
  plan: Plan,
  round: number,
): Promise<Round> {
  return withPair(createPair(view, built), async (pair) => {
    await verifyPair(pair);
    await connect(load, [pair.plinth, pair.bare], plan.connections);
    await takeTurns(pair, load, plan, round);
    const costs = await takeTurns(pair, load, plan, round);
    await disconnect(load);
    return costs;
  });
}

async function takeTurns(
  contenders: RunningPair,
  load: Child,
  { requests }: Plan,
  round: number,
): Promise<Round> {
  const total: Round = {
    plinth: { requests: 0, cpu: 0, seconds: 0 },
    bare: { requests: 0, cpu: 0, seconds: 0 },
  };
  for (let turn = 0; turn < turns; turn++) {
    for (const name of toOrder(round + turn)) {
      add(total[name], await request(load, contenders[name], Math.ceil(requests / turns)));
    }
  }
  return total;
}

function toOrder(number: number): readonly (keyof Round)[] {
  return number % 2 === 0 ? ['plinth', 'bare'] : ['bare', 'plinth'];
}

function add(total: Cost, cost: Cost): void {
  total.requests += cost.requests;
  total.cpu += cost.cpu;
  total.seconds += cost.seconds;
}
