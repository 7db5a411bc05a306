import { type App, createApp } from '@plinth/core';
import { html, string } from '@plinth/string';
import server from '@plinth/string/server';
import { readPage, spend } from './built-app.ts';
import { type Figure, type Setting, toFigure } from './figure.ts';

/** Routes are of these kinds in turn, and so are those of every thousandth. */
const kinds = [
  (index: number) => `/section-${index}/page`,
  (index: number) => `/section-${index}/[id]`,
  (index: number) => `/section-${index}/[...rest]`,
];

/** An app of many routes and one of ten: how fast they start and match. */
export async function studyRoutes({ rounds }: Pick<Setting, 'rounds'>): Promise<Figure[]> {
  const [few, many] = [create(10), create(10_000)];
  const starts: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    starts.push(await spend(() => readPage(create(10_000), '/section-0/page')));
  }
  for (let round = -rounds; round < rounds; round++) {
    const base = await match(few, 1);
    const cost = await match(many, 1000);
    if (round >= 0) ratios.push(cost / base);
  }
  return [
    toFigure('start with 10,000 routes', starts, 'ms', 200),
    toFigure('match among 10,000 routes / among 10', ratios, '×', 1.3),
  ];
}

function create(count: number): App {
  const page = { default: () => html`<p>Here</p>` };
  const patterns = Array.from({ length: count }, (_, index) => toPattern(index));
  const pages = Object.fromEntries(patterns.map((pattern) => [pattern, page]));
  return createApp({ adapters: [{ ...string(), server }], pages });
}

/** Asks for ten pages that are `step` routes apart, again and again. */
function match(app: App, step: number): Promise<number> {
  const paths = Array.from({ length: 10 }, (_, index) => toPath(index * step));
  return spend(async () => {
    for (let time = 0; time < 200; time++) {
      for (const path of paths) await readPage(app, path);
    }
  });
}

function toPath(index: number): string {
  return toPattern(index).replace('[id]', `id-${index}`).replace('[...rest]', 'a/b');
}

function toPattern(index: number): string {
  return kinds[index % kinds.length]!(index);
}
