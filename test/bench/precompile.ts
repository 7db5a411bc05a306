/** What rendering costs with and without the precompiler, in one process: `precompile.ts [rounds]`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { preact } from '@plinth/preact';
import { build } from 'vite';

const rounds = Number(process.argv[2] ?? 1_000);
const folder = join(import.meta.dirname, '../.tmp/bench/precompile');
const views = ['table', 'spiral', 'cards'] as const;

type Renders = Record<(typeof views)[number], () => string>;

const entry = `import { h } from 'preact';
import 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import Table from './table-preact.tsx';
import Spiral from './spiral-preact.tsx';
import Cards from './cards-preact.tsx';
import { loadTable } from './table.ts';
import { loadCards } from './cards.ts';
const table = (await loadTable()).props;
const cards = (await loadCards()).props;
export default {
  table: () => renderToString(h(Table, table)),
  spiral: () => renderToString(h(Spiral, null)),
  cards: () => renderToString(h(Cards, cards)),
};`;

const plain = await load(false);
const compiled = await load(true);
for (const view of views) {
  if (plain[view]() !== compiled[view]()) throw new Error(`${view}: the two differ`);
  console.log(measure(view));
}
await rm(folder, { recursive: true });

/** Both in turn, round by round. */
function measure(view: (typeof views)[number]): string {
  const times = { plain: [] as number[], compiled: [] as number[], ratio: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const before = time(plain[view]);
    const after = time(compiled[view]);
    times.plain.push(before);
    times.compiled.push(after);
    times.ratio.push(before / after);
  }
  const [before, after, ratio] = [times.plain, times.compiled, times.ratio].map(toMedian);
  return `${view.padEnd(8)} ${before!.toFixed(3)} ms, compiled ${after!.toFixed(3)} ms: ${ratio!.toFixed(2)} times`;
}

/** Processor time, which other programs disturb less than the clock. */
function time(render: () => string): number {
  const start = process.cpuUsage();
  // The renderer joins its pieces only when the text is used.
  Buffer.byteLength(render());
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** Of the second half: the first warms up. */
function toMedian(all: readonly number[]): number {
  const warm = all.slice(all.length / 2).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)]!;
}

async function load(precompile: boolean): Promise<Renders> {
  const outDir = join(folder, String(precompile));
  const root = join(import.meta.dirname, 'views');
  const plugins = [
    preact({ precompile }).vite!(() => true) as never,
    {
      name: 'entry',
      resolveId: (id: string) => (id === 'entry' ? join(root, 'entry.js') : undefined),
      load: (id: string) => (id === join(root, 'entry.js') ? entry : undefined),
    },
  ];
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      minify: false,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: 'entry' },
    },
  });
  return (await import(pathToFileURL(join(outDir, 'entry.js')).href)).default as Renders;
}
