import type { Built } from './build.ts';
import type { Child } from './child.ts';
import type { View } from './contenders.ts';
import { connect, type Cost, disconnect, request } from './load-jobs.ts';
import { type RunningPair, withContenders } from './running.ts';

/** How much is measured. */
export interface Plan {
  views: readonly View[];
  rounds: number;
  /** Requests to one contender in one round. */
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

/** Starts the contenders of all views, verifies their answers, warms them up, and measures them. */
export function measureAll(built: Built, plan: Plan): Promise<Measured[]> {
  return withContenders(built, plan.views, async (pairs, load) => {
    for (const pair of pairs) await measureRound(pair, load, plan, 0);
    return measureRounds(pairs, load, plan);
  });
}

/** Each round begins with the next pair. */
async function measureRounds(
  pairs: readonly RunningPair[],
  load: Child,
  plan: Plan,
): Promise<Measured[]> {
  const measured = pairs.map(({ view }): Measured => ({ view, rounds: [] }));
  for (let round = 0; round < plan.rounds; round++) {
    for (let turn = 0; turn < pairs.length; turn++) {
      const index = (round + turn) % pairs.length;
      measured[index]!.rounds.push(await measureRound(pairs[index]!, load, plan, round));
    }
  }
  return measured;
}

/** The first turn of each contender is not measured: the processor has done other work since. */
async function measureRound(
  { plinth, bare }: RunningPair,
  load: Child,
  { requests, connections }: Plan,
  round: number,
): Promise<Round> {
  const contenders = { plinth, bare };
  const total: Round = {
    plinth: { requests: 0, cpu: 0, seconds: 0 },
    bare: { requests: 0, cpu: 0, seconds: 0 },
  };
  await connect(load, [plinth, bare], connections);
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of toOrder(round + turn)) {
      const cost = await request(load, contenders[name], Math.ceil(requests / turns));
      if (turn > 0) add(total[name], cost);
    }
  }
  await disconnect(load);
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
