import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { usesNewNode } from './contenders.ts';
import { writeFigures } from './figures.ts';
import { toPackage } from './names.ts';
import type { Result } from './results.ts';
import type { Figure } from './studies/figure.ts';
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

/** What is kept of a study. */
export interface KeptStudy extends Origin {
  figures: readonly Figure[];
}

/** The figures that the documentation tells, by what was measured. */
export interface Kept {
  studies?: Partial<Record<string, KeptStudy>>;
  races: Partial<Record<string, Partial<Record<string, Entry>>>>;
}

/** What studies have found, by name. */
export interface Found {
  rounds: number;
  studies: Readonly<Record<string, readonly Figure[]>>;
}

const file = join(import.meta.dirname, 'results.json');
const page = join(import.meta.dirname, '../../docs/content/performance.md');

/** The figures that are kept. */
export async function readRecord(): Promise<Kept> {
  return JSON.parse(await readFile(file, 'utf8')) as Kept;
}

/** Keeps what was measured beside what was measured before, and writes it into the documentation. */
export async function keep(
  results: readonly Result[],
  found: Found,
  from: Surroundings,
): Promise<void> {
  const record = mergeStudies(merge(await readRecord(), results, from), found, from);
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

/** Puts what studies have found in the place of what the same studies found before. */
export function mergeStudies(kept: Kept, { rounds, studies }: Found, from: Surroundings): Kept {
  const { commit, node, processor } = from;
  const origin = { commit, node, processor, rounds };
  const entries = Object.entries(studies).map(([name, figures]) => [name, { figures, ...origin }]);
  const merged = { ...kept.studies, ...Object.fromEntries(entries) };
  return Object.keys(merged).length > 0 ? { ...kept, studies: merged } : kept;
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
