import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usesNewNode } from './contenders.ts';
import { writeFigures } from './figures.ts';
import { toPackage } from './names.ts';
import type { Result } from './results.ts';
import { readCompetitorVersion, readNewNodeVersion, type Surroundings } from './surroundings.ts';
import { type Race, races } from './workloads.ts';

/** Where a figure comes from. */
export interface Origin {
  commit: string;
  node: string;
  processor: string;
  rounds: number;
}

/** What is kept of a contender in a race. */
export interface Entry extends Result, Origin {
  /** The version of the contender; none: it stands in this repository. */
  version?: string;
}

/** The figures that the documentation tells, by what was measured. */
export interface Kept {
  races: Partial<Record<string, Partial<Record<string, Entry>>>>;
}

const file = join(import.meta.dirname, 'results.json');
const page = join(import.meta.dirname, '../../docs/content/performance.md');

/** The figures that are kept. */
export async function readRecord(): Promise<Kept> {
  return JSON.parse(await readFile(file, 'utf8')) as Kept;
}

/** Keeps what was measured beside what was measured before, and writes it into the documentation. */
export async function keep(results: readonly Result[], from: Surroundings): Promise<void> {
  const record = merge(await readRecord(), results, from);
  await writeFile(file, `${JSON.stringify(record, undefined, 2)}\n`);
  await writeFile(page, writeFigures(await readFile(page, 'utf8'), record));
}

/** Puts results in the place of those of the same contenders in the same races. */
export function merge(kept: Kept, results: readonly Result[], from: Surroundings): Kept {
  const merged: Kept['races'] = {};
  for (const race of races) {
    const fresh = results.filter((one) => one.race === race.name);
    const entries = fresh.map((one) => [one.contender, toEntry(one, race, from)]);
    const all = { ...kept.races[race.name], ...Object.fromEntries(entries) };
    if (Object.keys(all).length > 0) merged[race.name] = all;
  }
  return { ...kept, races: merged };
}

function toEntry(result: Result, race: Race, from: Surroundings): Entry {
  const name = toPackage(result.contender);
  return {
    ...result,
    version: name && readCompetitorVersion(name),
    commit: from.commit,
    node: usesNewNode(race) ? readNewNodeVersion() : from.node,
    processor: from.processor,
  };
}
