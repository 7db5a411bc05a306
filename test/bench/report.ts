import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { canPin, cores } from './child.ts';
import type { Measured, Plan, Round } from './measure.ts';
import { type Estimate, estimateMedian, toMedian } from './statistics.ts';

/** Plinth is to serve at least this share of the requests that the bare server serves in the same CPU time. */
const wantedShare = 0.85;
const limit = 1 / wantedShare;

const packages = ['@plinth/core', 'srvx', 'preact', 'preact-render-to-string', 'solid-js'];

/** Where and with what was measured. */
export interface Surroundings {
  commit: string;
  node: string;
  cpu: string;
  cores: number;
  pinned: string;
  versions: Record<string, string>;
  /** Average number of busy processes over the last minute: other work than the benchmark's is noise. */
  loadBefore: number;
}

/** Notes where and with what is measured; called before the first round. */
export function readSurroundings(): Surroundings {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', '..') !== '';
  const processors = cpus();
  return {
    commit: git('rev-parse', '--short', 'HEAD') + (isChanged ? ' with changes' : ''),
    node: process.version,
    cpu: processors[0]!.model.trim(),
    cores: processors.length,
    pinned: canPin ? `servers on core ${cores.server}, load on core ${cores.load}` : 'no',
    versions: Object.fromEntries(packages.map((name) => [name, readVersion(name)])),
    loadBefore: loadavg()[0]!,
  };
}

function readVersion(name: string): string {
  return name;
}
