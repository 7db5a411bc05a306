/** What templates of strings cost beside `+=` with an escape inlined, in one process: `string-tag.ts [rounds] [view]`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { string } from '@plinth/string';
import { parseFragment, serialize } from 'parse5';
import { loadBuilt, type Render, time, toWarmMedian } from './in-process.ts';

const rounds = Number(process.argv[2] ?? 1_000);
const views = ['table', 'spiral', 'cards'].filter((view) => view.includes(process.argv[3] ?? ''));
const folder = join(import.meta.dirname, '../.tmp/bench/string-tag');

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
  const [limit, ...others] = times.map(toWarmMedian);
  const shown = others.map((own) => `${own.toFixed(3)} ms (${(limit! / own).toFixed(2)})`);
  return `by hand ${limit!.toFixed(3)} ms, not compiled ${shown[0]}, compiled ${shown[1]}`;
}

function load(precompile: boolean): Promise<{ tagged: Renders; byHand: Renders }> {
  const plugins = [string({ precompile }).vite?.(() => true) as never];
  return loadBuilt(entry, import.meta.dirname, join(folder, String(precompile)), { plugins });
}
