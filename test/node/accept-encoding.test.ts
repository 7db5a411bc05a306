import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chooseCoding } from '../../core/src/node/accept-encoding.ts';
import { assert, suite } from '../_suite.ts';

const run = promisify(execFile);
const module = import.meta.resolve('../../core/src/node/accept-encoding.ts');

const test = suite('node: lists of codings');

test('a list that was read before is answered as the first time', () => {
  for (const _ of [1, 2, 3]) {
    assert.is(chooseCoding('gzip, deflate, br, zstd'), 'br');
    assert.is(chooseCoding('gzip;q=1, br;q=0.5'), 'gzip');
    assert.is(chooseCoding('identity'), undefined);
  }
});

/** Prints the bytes that lists of a length, all different, leave in the heap of a process. */
const measure = `
import { chooseCoding } from ${JSON.stringify(module)};
const [length, lists] = process.argv.slice(1).map(Number);
const read = (count) => {
  for (let index = 0; index < count; index++) chooseCoding('x'.repeat(length) + ', br;q=0.' + index);
  gc();
  return process.memoryUsage().heapUsed;
};
const before = read(10);
console.log(read(lists) - before);`;
const start = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', measure];

for (const [what, length, lists] of [
  ['many', 50, 20_000],
  ['long', 15_000, 1_000],
] as const) {
  test(`clients that make ${what} lists up fill no memory`, async () => {
    const { stdout } = await run(process.execPath, [...start, `${length}`, `${lists}`]);
    assert.ok(Number(stdout) < 400_000, `${stdout.trim()} bytes`);
  });
}
