import { assert, suite } from '../_suite.ts';
import { writeFigures } from './figures.ts';
import { mergeStudies } from './record.ts';
import { type Figure, judgeFigure, toFigure } from './studies/figure.ts';
import { studyRoutes } from './studies/scaling-routes.ts';
import { alignFigures } from './studies/table.ts';

const test = suite('benchmark: what is found out beside the races');

const figure: Figure = { name: 'start', value: 1.4, unit: '×', mark: 1.5 };
const judged: [change: Partial<Figure>, word: string][] = [
  [{}, 'kept'],
  [{ value: 1.6 }, 'missed'],
  [{ mark: undefined }, ''],
  [{ interval: { low: 1.3, high: 1.5 } }, 'kept'],
  [{ interval: { low: 1.4, high: 1.6 } }, 'undecided'],
  [{ interval: { low: 1.51, high: 1.6 } }, 'missed'],
];

for (const [change, word] of judged) {
  test(`judges ${JSON.stringify(change)}`, () => {
    assert.is(judgeFigure({ ...figure, ...change }), word);
  });
}

test('gives no interval where too little is measured', () => {
  assert.equal(toFigure('a', [1, 3, 2], 'ms', 4), { name: 'a', value: 2, unit: 'ms', mark: 4 });
  const { interval } = toFigure('a', [1, 2, 3, 4, 5, 6], 'ms');
  assert.equal(interval, { low: 1, high: 6 });
});

test('writes tables', () => {
  const exact: Figure = { name: 'packages', value: 11, unit: '', mark: 12 };
  const figures = [{ ...figure, interval: { low: 1.3, high: 1.6 } }, exact];
  assert.equal(
    alignFigures(figures)
      .map((line) => line.replace(/ {2,}/g, '|'))
      .slice(2),
    ['start|×|1.40|1.30 – 1.60|1.5|undecided', 'packages|11|12|kept'],
  );
  const from = { commit: 'abc', node: 'v20', processor: 'one', pinning: '', versions: {}, load: 0 };
  const kept = mergeStudies({ races: {} }, { rounds: 15, studies: { size: figures } }, from);
  const page = writeFigures('[//]: # (figures: size)\n\n[//]: # (end)', kept);
  assert.equal(page.split('\n').slice(2, -2), [
    'Measured: commit abc, Node v20, one, 15 rounds.',
    '',
    '| what | value | mark, at most |',
    '|---|--:|---|',
    '| start | 1.40 (1.30 – 1.60) × | 1.5: undecided |',
    '| packages | 11 | 12: kept |',
  ]);
});

test('matches each of many routes', async () => {
  const figures = await studyRoutes({ rounds: 1 });
  assert.equal(
    figures.map(({ name, value }) => [name, value > 0]),
    [
      ['start with 10,000 routes', true],
      ['match among 10,000 routes / among 10', true],
    ],
  );
});
