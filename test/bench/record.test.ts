import { readFile } from 'node:fs/promises';
import { fixture } from '../_app.ts';
import { assert, suite } from '../_suite.ts';
import { writeFigures } from './figures.ts';
import { type Kept, merge, readRecord } from './record.ts';
import type { Result } from './results.ts';
import type { Surroundings } from './surroundings.ts';

const test = suite('benchmark: what is kept');

const from: Surroundings = {
  commit: 'abc',
  node: 'v20',
  processor: 'one',
  pinning: 'none',
  versions: {},
  load: 0,
};
const figures = { rounds: 15, cpu: 50.04, rate: 20_000.4, busy: 1, memory: 60.2 };
const bare: Result = {
  race: 'cards/string',
  contender: 'bare',
  ...figures,
  overPlinth: { median: 0.9, low: 0.85, high: 0.954 },
  goal: 0.8,
};
const plinth: Result = { race: 'cards/string', contender: 'plinth', ...figures };

test('the page of the documentation tells what is kept', async () => {
  const page = await readFile(fixture('../../docs/content/performance.md'), 'utf8');
  assert.is(page, writeFigures(page, await readRecord()), 'npm run bench writes both');
});

test('keeps results beside those of other contenders and other races', () => {
  const first = merge({ races: {} }, [bare], from);
  const second = merge(first, [plinth], { ...from, commit: 'def' });
  const { rounds: _, ...rest } = figures;
  const third = merge(second, [{ ...bare, ...rest, rounds: 21 }], { ...from, commit: 'ghi' });
  assert.equal(Object.keys(third.races), ['cards/string']);
  const { bare: one, plinth: other } = third.races['cards/string']!;
  assert.equal([one!.commit, one!.rounds], ['ghi', 21]);
  assert.equal([other!.commit, other!.rounds], ['def', 15]);
});

test('writes a table, and names what is faster', () => {
  const kept = merge({ races: {} }, [bare, plinth], from);
  assert.equal(write(kept, 'cards').split('\n'), [
    'Measured: commit abc, Node v20, one, 15 rounds.',
    '',
    "| page | server | CPU µs | requests/s | MB | CPU time / Plinth's | mark |",
    '|---|---|--:|--:|--:|--:|---|',
    '| strings | bare `node:http` | 50.0 | 20000 | 60 | 0.90 (0.85 – 0.95) | 0.8: kept |',
    '| strings | Plinth | 50.0 | 20000 | 60 |  |  |',
    '',
    'Faster than Plinth: bare `node:http`, strings (0.90).',
  ]);
});

test('says what is not measured, and leaves the text around the figures alone', () => {
  const page = 'before\n\n[//]: # (figures: hello)\n\nold\n\n[//]: # (end)\n\nafter\n';
  const written = writeFigures(page, { races: {} });
  assert.is(written, page.replace('old', 'Not measured yet.'));
});

test('refuses a block of which nothing is measured', () => {
  assert.throws(() => write({ races: {} }, 'helo'), /Nothing that is measured is called helo/);
});

function write(kept: Kept, name: string): string {
  const [start, end] = [`[//]: # (figures: ${name})\n`, '\n[//]: # (end)'];
  const page = writeFigures(`${start}${end}`, kept);
  return page.slice(start.length, -end.length).trim();
}
