/** What templates of strings cost beside `+=` with an escape inlined, in one process: `string-tag.ts [rounds] [view]`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { string } from '@plinth/string';
import { parseFragment, serialize } from 'parse5';
import { build } from 'vite';

const rounds = Number(process.argv[2] ?? 1_000);
const views = ['table', 'spiral', 'cards'].filter((view) => view.includes(process.argv[3] ?? ''));
const folder = join(import.meta.dirname, '../.tmp/bench/string-tag');

type Render = () => string;
type Renders = Readonly<Record<string, Render>>;

const entry = `
import Table from './app/pages/table/string.ts';
import Spiral from './app/pages/spiral/string.ts';
import Cards from './app/pages/cards/string.ts';
import table from './by-hand/strings/table.ts';
import spiral from './by-hand/strings/spiral.ts';
import cards from './by-hand/strings/cards.ts';
import { loadTable } from './views/table.ts';
import { loadCards } from './views/cards.ts';
const rows = (await loadTable()).props;
const products = (await loadCards()).props;
export const tagged = {
  table: () => Table(rows).toString(),
  spiral: () => Spiral().toString(),
  cards: () => Cards(products).toString(),
};
export const byHand = {
  table: () => table(rows),
  spiral: () => spiral(),
  cards: () => cards(products),
};`;

const { tagged, byHand } = await load(false);
const { tagged: compiled } = await load(true);
for (const view of views) {
  const contenders = [byHand[view]!, tagged[view]!, compiled[view]!];
  const [expected, ...others] = contenders.map((render) => read(render()));
  if (others.some((html) => html !== expected)) throw new Error(`${view}: they differ`);
  console.log(`${view.padEnd(8)} ${measure(contenders)}`);
}
await rm(folder, { recursive: true });

/** The document that a browser would make of it, without the blanks between elements. */
function read(html: string): string {
  return serialize(parseFragment(html)).replace(/>\s+</g, '><');
}

/** All in turn, round by round. */
function measure(contenders: readonly Render[]): string {
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, render] of contenders.entries()) times[index]!.push(time(render));
  }
  const [limit, ...others] = times.map(toMedian);
  const shown = others.map((own) => `${own.toFixed(3)} ms (${(limit! / own).toFixed(2)})`);
  return `by hand ${limit!.toFixed(3)} ms, not compiled ${shown[0]}, compiled ${shown[1]}`;
}

/** Processor time, which other programs disturb less than the clock. */
function time(render: Render): number {
  const start = process.cpuUsage();
  // As a response sends it: the pieces are joined and encoded only now.
  Buffer.from(render());
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** Of the second half: the first warms up. */
function toMedian(all: readonly number[]): number {
  const warm = all.slice(all.length / 2).toSorted((a, b) => a - b);
  return warm[Math.floor(warm.length / 2)]!;
}

async function load(precompile: boolean): Promise<{ tagged: Renders; byHand: Renders }> {
  const outDir = join(folder, String(precompile));
  const root = import.meta.dirname;
  const plugin = {
    name: 'entry',
    resolveId: (id: string) => (id === 'entry' ? join(root, 'entry.js') : undefined),
    load: (id: string) => (id === join(root, 'entry.js') ? entry : undefined),
  };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [plugin, string({ precompile }).vite?.(() => true) as never],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      minify: false,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: 'entry' },
    },
  });
  return (await import(pathToFileURL(join(outDir, 'entry.js')).href)) as Awaited<
    ReturnType<typeof load>
  >;
}
