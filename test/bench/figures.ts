import { toTitle } from './names.ts';
import type { Entry, Kept, KeptStudy, Origin } from './record.ts';
import { judge } from './results.ts';
import { studies } from './studies/all.ts';
import { writeFigureTable } from './studies/table.ts';
import { type Race, races } from './workloads.ts';

const viewTitles = { preact: 'Preact', solid: 'Solid', string: 'strings' };

/** A block of the documentation's page between two comments, the first of which names what is told there. */
const blocks = /(\[\/\/\]: # \(figures: (.+)\)\n)[^]*?(\n\[\/\/\]: # \(end\))/g;

/** Writes the figures that are kept between the marks of the documentation's page. */
export function writeFigures(page: string, kept: Kept): string {
  return page.replace(blocks, (_, start: string, name: string, end: string) => {
    if (Object.hasOwn(studies, name))
      return `${start}\n${writeStudy(kept.studies?.[name])}\n${end}`;
    const chosen = races.filter((race) => race.name === name || race.workload === name);
    if (chosen.length === 0) throw new Error(`Nothing that is measured is called ${name}.`);
    return `${start}\n${writeRaces(chosen, kept)}\n${end}`;
  });
}

function writeStudy(study: KeptStudy | undefined): string {
  if (!study) return 'Not measured yet.';
  return [writeOrigins([study]), '', ...writeFigureTable(study.figures)].join('\n');
}

function writeRaces(chosen: readonly Race[], kept: Kept): string {
  const rows = chosen.flatMap((race) =>
    Object.entries(kept.races[race.name] ?? {}).map(([name, entry]) => ({
      race,
      name,
      entry: entry!,
    })),
  );
  if (rows.length === 0) return 'Not measured yet.';
  const faster = rows.filter(({ entry }) => (entry.overPlinth?.high ?? Infinity) < 1);
  return [
    writeOrigins(rows.map(({ entry }) => entry)),
    '',
    "| page | server | CPU µs | requests/s | MB | CPU time / Plinth's | mark |",
    '|---|---|--:|--:|--:|--:|---|',
    ...rows.map(toRow),
    '',
    writeFaster(faster.map(toWords)),
  ].join('\n');
}

interface Row {
  race: Race;
  name: string;
  entry: Entry;
}

function toRow({ race, name, entry }: Row): string {
  const { cpu, rate, memory, overPlinth, goal, version } = entry;
  const cells = [
    toView(race),
    [toTitle(name), version].filter(Boolean).join(' '),
    cpu.toFixed(cpu < 1000 ? 1 : 0),
    rate.toFixed(0),
    memory.toFixed(0),
    overPlinth
      ? `${overPlinth.median.toFixed(2)} (${overPlinth.low.toFixed(2)} – ${overPlinth.high.toFixed(2)})`
      : '',
    goal === undefined ? '' : `${goal}: ${judge(entry)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function toView({ workload, view }: Race): string {
  if (workload === 'data') return 'data';
  return workload === 'file' ? 'file' : viewTitles[view];
}

function toWords({ race, name, entry }: Row): string {
  return `${toTitle(name)}, ${toView(race)} (${entry.overPlinth!.median.toFixed(2)})`;
}

function writeFaster(names: readonly string[]): string {
  return names.length === 0
    ? 'None of them is faster than Plinth.'
    : `Faster than Plinth: ${names.join('; ')}.`;
}

/** Where the figures of a table come from: once, where they all come from one run. */
function writeOrigins(origins: readonly Origin[]): string {
  const lines = origins.map(
    ({ commit, node, processor, rounds }) =>
      `commit ${commit}, Node ${node}, ${processor}, ${rounds} rounds`,
  );
  return `Measured: ${[...new Set(lines)].join('; ')}.`;
}
