import { clearTimeout, setTimeout } from 'node:timers';
import { setImmediate } from 'node:timers/promises';
import { toErrorText } from './_error-text.ts';

/** A test's body, a hook, or anything else that may take time and may throw. */
export type Task = () => unknown;

/** What a task may be given beside its body. */
export interface TaskOptions {
  /**
   * Milliseconds until the task counts as failed.
   * @default 60000
   */
  timeout?: number;
}

/** Where in a run something happened. */
export interface Place {
  file: string;
  suite?: string;
  test?: string;
}

/** One entry in the list of failures, and one in the count. */
export interface Failure {
  place: Place;
  text: string;
}

/** A registered test; it has no outcome until it settles. */
export interface TestRecord {
  name: string;
  focused?: boolean;
  outcome?: 'passed' | 'failed' | 'skipped';
  reason?: string;
}

/** A registered suite and the way to run it. */
export interface SuiteRecord {
  place: Place;
  tests: TestRecord[];
  run: Task;
}

interface Tally {
  place?: Place;
  suites: SuiteRecord[];
  failures: Failure[];
  endings: Task[];
}

/** The one state of a run: where it stands and what it has seen. */
export const tally: Tally = { suites: [], failures: [], endings: [] };

/** Puts a failure down to the place where the run stands. */
export function addFailure(text: string): void {
  tally.failures.push({ place: tally.place ?? { file: 'the run' }, text });
}

/** Puts a thrown value down to the place where the run stands. */
export function addError(error: unknown, note?: string): void {
  addFailure((note ? `${note}: ` : '') + toErrorText(error));
}

/** Has a task run after the last test, to close what a whole run shares. */
export function afterRun(task: Task): void {
  tally.endings.push(task);
}

/** Runs a task; what it throws, or its running late, becomes a failure and the answer false. */
export async function attempt(task: Task, options?: TaskOptions, note?: string): Promise<boolean> {
  try {
    await runInTime(task, options?.timeout ?? 60_000);
    return true;
  } catch (error) {
    addError(error, note);
    return false;
  } finally {
    // A rejection that nobody handles is announced one turn later; it belongs to this task.
    await setImmediate();
  }
}

async function runInTime(task: Task, timeout: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not finished after ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([task(), late]);
  } finally {
    clearTimeout(timer);
  }
}
