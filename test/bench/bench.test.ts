import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from '../_server.ts';
import { assert, suite } from '../_suite.ts';
import { views } from './contenders.ts';
import { readOptions } from './options.ts';
import { type Result, toResult, writeReport } from './report.ts';
import { openConnection } from './servers/connection.ts';
import { estimateMedian } from './statistics.ts';
import type { Surroundings } from './surroundings.ts';

const test = suite('benchmark');

test('every contender of every page answers what it should', async () => {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'run.ts'), '--check'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  assert.is(stdout, views.map((view) => `${view}: the answers are right\n`).join(''));
});

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

test('divides round by round, and judges by the interval', () => {
  const rounds = toCount(21).map((noise) => ({
    plinth: { requests: 10, cpu: noise * 110, seconds: 1 },
    bare: { requests: 10, cpu: noise * 100, seconds: 2 },
  }));
  const result = toResult({ view: 'string', rounds });
  assert.equal(result.ratio, { median: 1.1, low: 1.1, high: 1.1 });
  assert.equal(result.plinth, { cpu: 121, rate: 10, busy: 0.00121 });
  const judged = [1.1, 1.17, 1.2].map((low) => writeReport([toResultAt(low)], toSurroundings()));
  assert.match(judged[0]!, /1\.100 – 1\.150 +kept/);
  assert.match(judged[1]!, /1\.170 – 1\.220 +undecided/);
  assert.match(judged[2]!, /1\.200 – 1\.250 +missed/);
});

test('reads its options', () => {
  const { check, rounds, views: all } = readOptions([]);
  assert.equal({ check, rounds, all }, { check: false, rounds: 21, all: views });
  assert.equal(readOptions(['--rounds', '31', 'solid']).views, ['solid']);
  assert.throws(() => readOptions(['--rounds', '5']), /--rounds is 5\. It must be .* 15 or more/);
  assert.throws(() => readOptions(['react']), /no view called react/);
});

function toCount(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

function toResultAt(low: number): Result {
  const figures = { cpu: 20, rate: 50_000, busy: 1 };
  const ratio = { median: low, low, high: low + 0.05 };
  return { view: 'string', ratio, plinth: figures, bare: figures };
}

function toSurroundings(): Surroundings {
  return { commit: 'abc', node: 'v20', processor: 'one', pinning: 'none', versions: {}, load: 0 };
}
