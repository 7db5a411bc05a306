import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { assert, suite } from '../_suite.ts';

const HERE = join(import.meta.dirname, '..');
const FIXTURES = join(HERE, 'fixtures/suite');
const EMPTY = join(HERE, '.tmp/empty');

interface Run {
  code: number | null;
  output: string;
  last: string;
}

/** What each fixture must come to: the exit code, the last line and a part of the list of failures. */
const CASES: [fixture: string, code: number, last: string, shown?: RegExp][] = [
  ['passes', 0, '2 passed, 0 failed'],
  [
    'fails',
    1,
    '1 passed, 1 failed',
    /fails\.test\.ts > fixture > differs\n.*deeply equal[^]*--.*1/,
  ],
  ['asserts', 1, '1 passed, 4 failed', /Thrown instead: Error: this one/],
  ['skips', 0, '1 passed, 0 failed, 1 skipped', /fixture > waits: no such thing yet/],
  ['skips-all', 1, '0 passed, 1 failed, 1 skipped', /No test ran/],
  ['skips-without-reason', 1, '0 passed, 2 failed', /test\.skip needs a reason/],
  ['only', 0, '1 passed, 0 failed, 1 skipped', /left out: the suite has a test\.only/],
  ['before-throws', 1, '0 passed, 3 failed', /before hook: Error: hook/],
  ['after-throws', 1, '1 passed, 1 failed', /after hook: Error: hook/],
  ['before-each-throws', 1, '0 passed, 2 failed', /before\.each hook: Error: hook/],
  ['after-each-throws', 1, '0 passed, 2 failed', /after\.each hook: Error: hook/],
  ['throws-string', 1, '1 passed, 1 failed', /not an Error: 'text'/],
  ['throws-undefined', 1, '1 passed, 1 failed', /not an Error: undefined/],
  ['throws-later', 1, '1 passed, 1 failed', /> one\n.*uncaught exception: Error: later/],
  ['rejects-unhandled', 1, '1 passed, 1 failed', /> one\n.*unhandled rejection: Error: forgotten/],
  ['late-test', 1, '1 passed, 1 failed', /> hangs\n.*Not finished after 50 ms/],
  ['late-hook', 1, '1 passed, 1 failed', /after hook: Error: Not finished after 50 ms/],
  ['registers-late', 1, '1 passed, 1 failed', /> inner\n.*Never settled/],
  [
    'exits-early',
    1,
    '1 passed, 3 failed',
    /> two\n.*ended, with exit code 0, before the run was over/,
  ],
  ['sets-exit-code', 1, '1 passed, 1 failed'],
  ['leaves-handle', 0, '1 passed, 0 failed'],
  ['import-throws', 1, '0 passed, 2 failed', /import: Error: import/],
  ['no-test', 1, '0 passed, 1 failed', /The suite registers no test/],
  ['no-suite', 1, '0 passed, 1 failed', /The file registers no suite/],
];

const test = suite('the harness itself');

for (const [fixture, code, last, shown] of CASES) {
  test(`${fixture}: ${last}`, async () => {
    const run = await runFixture([`${fixture}.test.ts`]);
    assert.is(run.last, last, run.output);
    assert.is(run.code, code);
    if (shown) assert.match(run.output, shown);
  });
}

test('a test.only is an error where CI is set', async () => {
  const run = await runFixture(['only.test.ts'], { CI: '1' });
  assert.match(run.output, /test\.only is for work at hand, not for CI: 'in focus'/);
  assert.is(run.last, '0 passed, 2 failed');
  assert.is(run.code, 1);
});

test('an empty folder fails', async () => {
  mkdirSync(EMPTY, { recursive: true });
  const run = await runFixture(['--dir', EMPTY]);
  assert.is(run.last, '0 passed, 1 failed');
  assert.is(run.code, 1);
});

test('a part of a path that matches no file fails beside one that does', async () => {
  const run = await runFixture(['passes.test.ts', 'misspelt']);
  assert.match(run.output, /matches 'misspelt'/);
  assert.is(run.last, '2 passed, 1 failed');
  assert.is(run.code, 1);
});

test('a test file that is started without the runner fails', async () => {
  const run = await runNode([join(FIXTURES, 'passes.test.ts')]);
  assert.match(run.output, /Start tests with: node --import tsx run\.ts/);
  assert.is(run.code, 1);
});

test('one failing file among others fails the run', async () => {
  const run = await runFixture(['passes.test.ts', 'throws-string.test.ts']);
  assert.is(run.last, '3 passed, 1 failed');
  assert.is(run.code, 1);
});

function runFixture(args: string[], env?: NodeJS.ProcessEnv): Promise<Run> {
  return runNode([join(HERE, 'run.ts'), '--dir', FIXTURES, ...args], env);
}

function runNode(args: string[], env?: NodeJS.ProcessEnv): Promise<Run> {
  const options = { cwd: HERE, env: { ...process.env, CI: '', NO_COLOR: '1', ...env } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', ...args], options, (_, out, err) =>
      resolve({
        code: child.exitCode,
        output: out + err,
        last: out.trimEnd().split('\n').at(-1) ?? '',
      }),
    );
  });
}
