import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus, loadavg } from 'node:os';
import { canPin, cores } from './child.ts';
import { competitors, newNode } from './frameworks.ts';

/** Where and with what is measured. */
export interface Surroundings {
  commit: string;
  node: string;
  processor: string;
  pinning: string;
  versions: Readonly<Record<string, string>>;
  /** How many processes were at work in the minute before: more than the benchmark's own are noise. */
  load: number;
}

const root = join(import.meta.dirname, '../..');
const packages = ['srvx', 'preact', 'preact-render-to-string', 'solid-js', 'vite-plugin-solid'];

/** Reads where and with what is measured, before the measuring itself is work. */
export function readSurroundings(): Surroundings {
  const processors = cpus();
  return {
    commit: readCommit(),
    node: process.version,
    processor: `${processors[0]!.model.trim()}, ${processors.length} cores`,
    pinning: canPin
      ? `servers on core ${cores.server}, load generator on core ${cores.load}`
      : 'none: taskset is not there, or there is one core only',
    versions: Object.fromEntries(packages.map((name) => [name, readVersion(root, name)])),
    load: loadavg()[0]!,
  };
}

/** The version of an installed package of the competitors. */
export function readCompetitorVersion(name: string): string {
  return readVersion(competitors, name);
}

/** The version of the Node that the frameworks run on. */
export function readNewNodeVersion(): string {
  return execFileSync(newNode, ['--version'], { encoding: 'utf8' }).trim();
}

/** Figures that were written before do not change what is measured. */
const figures = [':!test/bench/results.json', ':!docs/content/performance.md'];

function readCommit(): string {
  const isChanged = git('status', '--porcelain', '--', '.', ...figures) !== '';
  return git('rev-parse', '--short', 'HEAD') + (isChanged ? ', with changes' : '');
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

function readVersion(folder: string, name: string): string {
  const file = join(folder, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
