import type { App } from '@plinth/core';
import { views } from '../workloads.ts';
import { loadApp, readPage, spend } from './built-app.ts';
import { type Figure, type Setting, toFigure } from './figure.ts';

const counts = [1000, 4000];

/** So many that neither the compiler's work nor a garbage collection decides over a ratio. */
const rowsASample = 80_000;

/** How the time to render grows with the rows of a table. */
export async function studyRows({ built, rounds }: Setting): Promise<Figure[]> {
  const app = await loadApp(built);
  const figures: Figure[] = [];
  for (const view of views) {
    for (const count of counts) figures.push(await double(app, `/rows/${view}`, count, rounds));
  }
  return figures;
}

async function double(app: App, path: string, count: number, rounds: number): Promise<Figure> {
  const ratios: number[] = [];
  for (let round = -rounds; round < rounds; round++) {
    const once = await render(app, path, count);
    const twice = await render(app, path, 2 * count);
    // The first half warms up.
    if (round >= 0) ratios.push(twice / once);
  }
  const name = `${path.slice(6)}: ${2 * count} rows / ${count} rows`;
  return toFigure(name, ratios, '×', 2.2);
}

/** The processor time of one page, from as many as have the sample's rows together. */
async function render(app: App, path: string, count: number): Promise<number> {
  const target = `${path}?rows=${count}`;
  const pages = rowsASample / count;
  const spent = await spend(async () => {
    for (let page = 0; page < pages; page++) {
      const text = await readPage(app, target);
      if (text.split('<tr').length !== count + 1) throw new Error(`${target} has other rows`);
    }
  });
  return spent / pages;
}
