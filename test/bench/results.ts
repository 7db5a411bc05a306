import { findGoal } from './goals.ts';
import type { Measured, Round } from './measure.ts';
import { type Estimate, estimateMedian, toMedian } from './statistics.ts';

/** What is said of a contender in a race: medians over its rounds. */
export interface Result {
  race: string;
  contender: string;
  rounds: number;
  /** CPU time of the server per request, in microseconds. */
  cpu: number;
  /** Requests per second. */
  rate: number;
  /** The share of the time in which the server computed; well below 1, it waited for the load or for a core. */
  busy: number;
  /** Memory after the load, in megabytes. */
  memory: number;
  /** Its CPU time divided by the bare server's in the same round. */
  overBare?: Estimate;
  /** Its CPU time divided by Plinth's in the same round: so many times as fast is Plinth. */
  overPlinth?: Estimate;
  /** What `overPlinth` is to be at least. */
  goal?: number;
}

/** Folds the rounds of a race. */
export function toResults({ race, rounds }: Measured): Result[] {
  return race.contenders.map((contender) => {
    const usages = rounds.map((round) => round[contender]!);
    const median = (of: (usage: (typeof usages)[number]) => number): number =>
      toMedian(usages.map(of));
    return {
      race: race.name,
      contender,
      rounds: rounds.length,
      cpu: median(({ cpu, requests }) => cpu / requests),
      rate: median(({ requests, seconds }) => requests / seconds),
      busy: median(({ cpu, seconds }) => cpu / 1e6 / seconds),
      memory: median(({ memory }) => memory),
      overBare: compare(rounds, contender, 'bare'),
      overPlinth: compare(rounds, contender, 'plinth'),
      goal: findGoal(race, contender),
    };
  });
}

/** Round by round: what disturbs the machine in one round disturbs both. */
function compare(rounds: readonly Round[], name: string, base: string): Estimate | undefined {
  if (name === base || !rounds[0]?.[base]) return undefined;
  return estimateMedian(rounds.map((round) => cost(round, name) / cost(round, base)));
}

function cost(round: Round, name: string): number {
  const { cpu, requests } = round[name]!;
  return cpu / requests;
}

/** Only an interval that lies on one side of the goal decides. */
export function judge({ overPlinth, goal }: Pick<Result, 'overPlinth' | 'goal'>): string {
  if (!overPlinth || goal === undefined) return '';
  if (overPlinth.low >= goal) return 'kept';
  return overPlinth.high < goal ? 'missed' : 'undecided';
}
