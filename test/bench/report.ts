import { judge, type Result } from './results.ts';
import type { Estimate } from './statistics.ts';
import type { Surroundings } from './surroundings.ts';

const columns = [
  'race',
  'contender',
  'CPU µs',
  'requests/s',
  'busy',
  'MB',
  '× bare',
  '× Plinth',
  '95 % interval',
  'goal',
  '',
];

/** The results as text for a terminal. */
export function writeReport(results: readonly Result[], surroundings: Surroundings): string {
  const { commit, node, processor, pinning, versions, load } = surroundings;
  const installed = Object.entries(versions).map((entry) => entry.join(' '));
  return [
    `commit ${commit}; Node ${node}; ${processor}`,
    installed.join(', '),
    `pinning: ${pinning}; load average before: ${load.toFixed(2)}`,
    '',
    ...(results.length > 0 ? writeRaces(results) : []),
  ].join('\n');
}

function writeRaces(results: readonly Result[]): string[] {
  return [
    ...alignTable([columns, ...results.map(toRow)]),
    '',
    "CPU: the server's time on a processor per request. × bare, × Plinth: that time, divided by the bare server's and",
    'by that of Plinth in the same round; the median of the rounds, and for the latter the interval it is in.',
    'busy: the share of the time in which the server computed. MB: its memory after the load.',
    'again is the bare string page a second time: as far as it is from × bare 1, other work on this machine disturbs.',
  ];
}

function toRow(result: Result): string[] {
  const { race, contender, cpu, rate, busy, memory, overBare, overPlinth, goal } = result;
  return [
    race,
    contender,
    cpu.toFixed(1),
    rate.toFixed(0),
    busy.toFixed(2),
    memory.toFixed(0),
    overBare?.median.toFixed(3) ?? '',
    overPlinth?.median.toFixed(3) ?? '',
    overPlinth ? writeInterval(overPlinth, 3) : '',
    goal?.toString() ?? '',
    judge(result),
  ];
}

/** An interval; a dash where there are too few rounds for one. */
export function writeInterval({ low, high }: Estimate, digits: number): string {
  if (!Number.isFinite(low)) return '–';
  return `${low.toFixed(digits)} – ${high.toFixed(digits)}`;
}

/** Rows of text, the first being the head; the first two columns are words. */
export function alignTable(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const write = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  const [head, ...body] = rows.map(write);
  return [head!, '─'.repeat(Math.max(...body.map((line) => line.length))), ...body];
}
