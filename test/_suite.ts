import * as uvuAssert from 'uvu/assert';
import { addFailure, attempt, tally } from './_tally.ts';
import { createThrowAssertions, type ThrowAssertions } from './_throws.ts';
import type { SuiteRecord, Task, TaskOptions, TestRecord } from './_tally.ts';

type Register = (name: string, task: Task, options?: TaskOptions) => void;
type RegisterHook = (task: Task, options?: TaskOptions) => void;
type Hook = RegisterHook & { each: RegisterHook };
type HookName = 'before' | 'after';

/** Registers the tests and hooks of one suite; the runner runs them, without a `.run()`. */
export type Test = Register & {
  /** Leaves the suite's other tests out; an error where `CI` is set. */
  only: Register;
  /** Counts and prints a test that is not run, with the reason. */
  skip: (name: string, reason: string, task?: Task) => void;
  before: Hook;
  after: Hook;
};

/** uvu's assertions, with a `throws` that takes no text for the message, and `rejects`. */
export type Assert = Omit<typeof uvuAssert, 'throws'> & ThrowAssertions;

interface Suite {
  record: SuiteRecord;
  inner: ReturnType<typeof uvu.suite>;
  each: Record<HookName, (() => Promise<boolean>)[]>;
}

// With these globals uvu's own command line takes suites over instead of letting them start
// themselves. uvu reads the first while it is imported.
const queue: (() => Promise<[errors: unknown, passed: number]>)[] = [];
Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: [queue] });
const uvu = await import('uvu');

export const assert: Assert = { ...uvuAssert, ...createThrowAssertions(uvuAssert.throws) };

/**
 * Registers a suite of tests.
 * @throws when the file was not started by the runner, which alone runs suites
 */
export function suite(name: string): Test {
  if (!tally.place) throw new Error('Start tests with: node --import tsx run.ts [part of a path]');
  const place = { file: tally.place.file, suite: name };
  const record: SuiteRecord = { place, tests: [], run: () => runSuite(self) };
  const self: Suite = { record, inner: uvu.suite(name), each: { before: [], after: [] } };
  tally.suites.push(record);
  const register: Register = (title, task, options) =>
    self.inner(title, addTest(self, { name: title }, task, options));
  return Object.assign(register, {
    only: toOnly(self),
    skip: toSkip(self),
    before: toHook(self, 'before'),
    after: toHook(self, 'after'),
  });
}

async function runSuite({ record, inner }: Suite): Promise<void> {
  tally.place = record.place;
  if (record.tests.length === 0) addFailure('The suite registers no test');
  if (record.tests.some((test) => test.focused)) leaveOutUnfocused(record.tests);
  inner.run();
  const [, uvuPassed] = await queue.pop()!();
  const passed = record.tests.filter((test) => test.outcome === 'passed').length;
  tally.place = record.place;
  if (uvuPassed !== passed) addFailure(`uvu saw ${uvuPassed} tests pass, the harness ${passed}`);
}

function leaveOutUnfocused(tests: TestRecord[]): void {
  for (const test of tests.filter(({ focused, outcome }) => !focused && !outcome)) {
    Object.assign(test, { outcome: 'skipped', reason: 'the suite has a test.only' });
  }
}

function addTest(
  self: Suite,
  test: TestRecord,
  task: Task,
  options?: TaskOptions,
): () => Promise<void> {
  self.record.tests.push(test);
  return async () => {
    await runTest(self, test, () => attempt(task, options));
    // Never what the test threw: uvu's formatter dies of a string and takes the suite with it.
    if (test.outcome === 'failed') throw new Error(test.name);
  };
}

async function runTest(self: Suite, test: TestRecord, body: Task): Promise<void> {
  tally.place = { ...self.record.place, test: test.name };
  const failures = tally.failures.length;
  let ready = true;
  for (const hook of self.each.before) ready &&= await hook();
  if (ready) await body();
  for (const hook of self.each.after) await hook();
  test.outcome = tally.failures.length === failures ? 'passed' : 'failed';
}

function toOnly(self: Suite): Register {
  return (name, task, options) => {
    if (process.env.CI) throw new Error(`test.only is for work at hand, not for CI: '${name}'`);
    self.inner.only(name, addTest(self, { name, focused: true }, task, options));
  };
}

function toSkip({ record, inner }: Suite): Test['skip'] {
  return (name, reason) => {
    if (typeof reason !== 'string' || !reason.trim()) {
      throw new TypeError(`test.skip needs a reason: test.skip('${name}', 'why it is not run')`);
    }
    record.tests.push({ name, reason, outcome: 'skipped' });
    inner.skip(name);
  };
}

function toHook({ record, inner, each }: Suite, kind: HookName): Hook {
  const register: RegisterHook = (task, options) =>
    inner[kind](async () => {
      tally.place = record.place;
      const passed = await attempt(task, options, `${kind} hook`);
      // uvu leaves a suite's tests out when its before hook throws; they are then reported as such.
      if (!passed && kind === 'before') throw new Error('The before hook failed');
    });
  const registerEach: RegisterHook = (task, options) => {
    each[kind].push(() => attempt(task, options, `${kind}.each hook`));
  };
  return Object.assign(register, { each: registerEach });
}
