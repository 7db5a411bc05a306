import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from '../_server.ts';
import { assert, suite } from '../_suite.ts';
import type { Round } from './measure.ts';
import { isEnough, readOptions } from './options.ts';
import { type Result, judge, toResults } from './results.ts';
import { openConnection } from './servers/connection.ts';
import { estimateMedian } from './statistics.ts';
import { races } from './workloads.ts';

const test = suite('benchmark');

/** Each view, each page and each kind of answer once. */
const checked = [
  'hello',
  'table/solid',
  'spiral/string',
  'cards/preact',
  'deferred',
  '404',
  'data',
  'file',
];

/** Builds, and some twenty processes. */
const slow = { timeout: 180_000 };

test(
  'what stands in this repository answers as it should, before it is measured',
  async () => {
    const run = join(import.meta.dirname, 'run.ts');
    const args = ['--import', 'tsx', run, '--check', '--only', 'plinth,again', ...checked];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    assert.is(
      stdout,
      readOptions(checked)
        .races.map(({ name }) => `${name}: the answers are right\n`)
        .join(''),
    );
  },
  slow,
);

test('gives up where an answer is not the page', async () => {
  let count = 0;
  const server = await listen((_request, response) => {
    count++;
    response.writeHead(count === 3 ? 500 : 200, { 'content-length': 2 }).end('ok');
  });
  const connection = await openConnection(server.port);
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      Object.assign(connection, { onAnswer: resolve, onProblem: reject });
      connection.socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    });
  await ask();
  await ask();
  await assert.rejects(ask(), /An answer begins with HTTP\/1\.1 500/);
  connection.socket.destroy();
  await server.close();
});

const estimates: [values: number[], median: number, low: number, high: number][] = [
  [[3, 1, 2], 2, -Infinity, Infinity],
  [[6, 5, 4, 3, 2, 1], 3.5, 1, 6],
  [toCount(15), 8, 4, 12],
  [toCount(21), 11, 6, 16],
  [toCount(100), 50.5, 40, 61],
];

for (const [values, median, low, high] of estimates) {
  test(`estimates the median of ${values.length} values`, () => {
    assert.equal(estimateMedian(values), { median, low, high });
  });
}

test('divides round by round', () => {
  const cost = { requests: 10, memory: 50 };
  const rounds = toCount(21).map((noise) => ({
    plinth: { ...cost, cpu: noise * 110, seconds: 1 },
    bare: { ...cost, cpu: noise * 220, seconds: 2 },
  }));
  const [bare, plinth] = toResults({ race: races[0]!, rounds: rounds.map(withOthers) });
  assert.equal(bare!.overPlinth, { median: 2, low: 2, high: 2 });
  assert.is(bare!.overBare, undefined);
  assert.equal(plinth!.overBare, { median: 0.5, low: 0.5, high: 0.5 });
  assert.is(plinth!.overPlinth, undefined);
  const { cpu, rate, busy, memory } = plinth!;
  assert.equal({ cpu, rate, busy, memory }, { cpu: 121, rate: 10, busy: 0.00121, memory: 50 });
});

test('judges by the whole interval', () => {
  const words = [0.9, 0.85, 0.8].map((low) => judge(toResultFrom(low)));
  assert.equal(words, ['kept', 'undecided', 'missed']);
});

test('reads its options', () => {
  const { check, rounds, races: all, studies } = readOptions([]);
  assert.equal({ check, rounds, all }, { check: false, rounds: 15, all: races });
  assert.equal(studies, ['start', 'size', 'scaling', 'development']);
  const { races: none, studies: one } = readOptions(['size']);
  assert.equal([none, one], [[], ['size']]);
  assert.equal(readOptions(['--check']).studies, []);
  assert.equal(toNames(['table']), ['table/preact', 'table/solid', 'table/string']);
  assert.equal(toNames(['table/solid', 'hello/control']), ['table/solid', 'hello/control']);
  const [race] = readOptions(['--only', 'hono', 'hello']).races;
  assert.equal(race!.contenders, ['bare', 'plinth', 'hono']);
  assert.throws(() => readOptions(['--rounds', '1.5']), /--rounds is 1\.5\. It must be/);
  assert.throws(() => readOptions(['hell']), /no race called hell\. There are: hello\/preact/);
  assert.throws(() => readOptions(['--only', 'koa']), /no contender called koa\. There are: bare/);
});

test('keeps no figures of which too little is measured', () => {
  const isKept = (...args: string[]): boolean => isEnough(readOptions(args));
  assert.ok(isKept());
  assert.ok(isKept('--rounds', '21', '--seconds', '1'));
  for (const less of ['--rounds=14', '--seconds=0.1', '--warm=0.5']) assert.not(isKept(less));
});

function toNames(args: string[]): string[] {
  return readOptions(args).races.map(({ name }) => name);
}

function toCount(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

/** The race has more contenders than this test looks at. */
function withOthers(round: Round): Round {
  const usage = { requests: 1, cpu: 1, seconds: 1, memory: 1 };
  return { hono: usage, fastify: usage, ...round };
}

function toResultFrom(low: number): Result {
  const overPlinth = { median: low, low, high: low + 0.08 };
  const figures = { rounds: 15, cpu: 20, rate: 50_000, busy: 1, memory: 60 };
  return { race: 'hello/string', contender: 'bare', ...figures, overPlinth, goal: 0.9 };
}
