/** What rendering costs with and without the precompiler, in one process: `precompile.ts [rounds]`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { preact } from '@plinth/preact';
import { loadBuilt, type Render, time, toWarmMedian } from './in-process.ts';

const rounds = Number(process.argv[2] ?? 1_000);
const folder = join(import.meta.dirname, '../.tmp/bench/precompile');
const views = ['table', 'spiral', 'cards'] as const;

type Renders = Record<(typeof views)[number], Render>;

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
  const [before, after, ratio] = [times.plain, times.compiled, times.ratio].map(toWarmMedian);
  return `${view.padEnd(8)} ${before!.toFixed(3)} ms, compiled ${after!.toFixed(3)} ms: ${ratio!.toFixed(2)} times`;
}

async function load(precompile: boolean): Promise<Renders> {
  const outDir = join(folder, String(precompile));
  const built = await loadBuilt<{ default: Renders }>(
    entry,
    join(import.meta.dirname, 'views'),
    outDir,
    {
      plugins: [preact({ precompile }).vite!(() => true) as never],
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    },
  );
  return built.default;
}
