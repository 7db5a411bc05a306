/** What is measured without a server: functions that render, built from a source that is given here. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';

export type Render = () => string;

/** Processor time of a render in milliseconds, which other programs disturb less than the clock. */
export function time(render: Render): number {
  const start = process.cpuUsage();
  // As a response sends it: a renderer joins and encodes its pieces only when the text is used.
  Buffer.from(render());
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** The median of the second half: the first warms up. */
export function toWarmMedian(all: readonly number[]): number {
  const warm = all.slice(all.length / 2).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)]!;
}

/** Builds a module for the server, of a source whose imports are found from a folder, and imports it. */
export async function loadBuilt<Module>(
  source: string,
  root: string,
  outDir: string,
  { plugins = [], ...config }: Pick<InlineConfig, 'plugins' | 'oxc'>,
): Promise<Module> {
  const file = join(root, 'entry.js');
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? file : undefined),
    load: (id: string) => (id === file ? source : undefined),
  };
  const rolldownOptions = { input: 'entry' };
  await build({
    ...config,
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [...plugins, entry],
    ssr: { noExternal: true },
    build: { ssr: true, minify: false, outDir, emptyOutDir: true, rolldownOptions },
  });
  return (await import(pathToFileURL(join(outDir, 'entry.js')).href)) as Module;
}
