import type { Measured, Round } from './measure.ts';
import { type Estimate, estimateMedian, toMedian } from './statistics.ts';
import type { Surroundings } from './surroundings.ts';

/** What is said of a view: medians over its rounds. */
export interface Result {
  view: string;
  /** CPU time of the server per request, Plinth's divided by the bare server's in the same round. */
  ratio: Estimate;
  plinth: Figures;
  bare: Figures;
}

export interface Figures {
  /** CPU time of the server per request, in microseconds. */
  cpu: number;
  /** Requests per second. */
  rate: number;
  /** The share of the time in which the server computed; well below 1, it waited for the load or for a core. */
  busy: number;
}

/** Plinth is to answer 85 % of what the bare server answers in the same CPU time. */
const limit = 1 / 0.85;
const columns = [
  'view',
  'plinth',
  'bare',
  'ratio',
  '95 % interval',
  `goal ${limit.toFixed(3)}`,
  'plinth/s',
  'bare/s',
  'busy',
];

/** Folds the rounds of a view. */
export function toResult({ view, rounds }: Measured): Result {
  return {
    view,
    ratio: estimateMedian(rounds.map(({ plinth, bare }) => plinth.cpu / bare.cpu)),
    plinth: toFigures(rounds, 'plinth'),
    bare: toFigures(rounds, 'bare'),
  };
}

function toFigures(rounds: readonly Round[], name: keyof Round): Figures {
  const costs = rounds.map((round) => round[name]);
  return {
    cpu: toMedian(costs.map(({ cpu, requests }) => cpu / requests)),
    rate: toMedian(costs.map(({ requests, seconds }) => requests / seconds)),
    busy: toMedian(costs.map(({ cpu, seconds }) => cpu / 1e6 / seconds)),
  };
}

/** The results as text for a terminal. */
export function writeReport(results: readonly Result[], surroundings: Surroundings): string {
  const { commit, node, processor, pinning, versions, load } = surroundings;
  const installed = Object.entries(versions).map((entry) => entry.join(' '));
  return [
    `commit ${commit}; Node ${node}; ${processor}`,
    installed.join(', '),
    `pinning: ${pinning}; load average before: ${load.toFixed(2)}`,
    '',
    ...writeTable([columns, ...results.map(toRow)]),
    '',
    'plinth, bare: CPU time of the server per request in µs; ratio: plinth / bare, the median of the rounds.',
    'plinth/s, bare/s: requests per second; busy: the share of that time in which the server computed.',
    'control is the bare string page against itself: as far as it is from 1, other work on this machine disturbs.',
  ].join('\n');
}

function toRow({ view, ratio, plinth, bare }: Result): string[] {
  return [
    view,
    plinth.cpu.toFixed(1),
    bare.cpu.toFixed(1),
    ratio.median.toFixed(3),
    `${ratio.low.toFixed(3)} – ${ratio.high.toFixed(3)}`,
    view === 'control' ? '' : judge(ratio),
    plinth.rate.toFixed(0),
    bare.rate.toFixed(0),
    `${plinth.busy.toFixed(2)} / ${bare.busy.toFixed(2)}`,
  ];
}

/** Only an interval that lies on one side of the limit decides. */
function judge({ low, high }: Estimate): string {
  if (high <= limit) return 'kept';
  return low > limit ? 'missed' : 'undecided';
}

function writeTable(rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const write = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ');
  const [head, ...body] = rows.map(write);
  return [head!, '─'.repeat(head!.length), ...body];
}
