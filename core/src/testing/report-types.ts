import type { Adapter } from '../types.ts';

/** What `testAdapter` is given. */
export interface AdapterTestOptions {
  adapter: Adapter;
  /**
   * The folder of the views that the checks show, one module each (a path or a file URL); without it
   * only the description is checked.
   */
  views?: string | URL;
  /** The browser of the client checks, as `playwright-core` launches it. @default none: they are left out */
  browser?: TestBrowser;
  /**
   * Checks that are known to fail, each with the reason: `{ 'T-13': 'why' }`. One that passes fails the
   * run. What several ids begin with, as in `only`, names all of these: `{ Y: 'why' }`. At least one
   * of them must then fail.
   */
  expectFail?: Readonly<Record<string, string>>;
  /** Runs only the checks whose ids begin with one of these: `['H', 'C-07']`. @default all */
  only?: readonly string[];
}

/** What of a browser the checks use; a `Browser` of playwright-core is one. */
export interface TestBrowser {
  newPage(): Promise<TestPage>;
}

/** What of a browser's page the checks use. */
export interface TestPage {
  goto(url: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<unknown>;
}

/**
 * How a check went: `expected` failed as the options say, `unexpected` passed though it should fail,
 * `skipped` does not apply.
 */
export type Outcome = 'passed' | 'failed' | 'expected' | 'unexpected' | 'skipped';

/** What a check is about. */
export interface CheckText {
  /** Permanent: a letter for the group and a number, `H-05`. */
  readonly id: string;
  /** What holds when it passes. */
  readonly title: string;
  /** What goes wrong for an app where it does not hold. */
  readonly why: string;
  /** What to do in the adapter. */
  readonly fix: string;
}

/** One check and how it went. */
export interface CheckResult extends CheckText {
  group: string;
  outcome: Outcome;
  /** What was found, the reason of an expected failure, or why the check does not apply. */
  message?: string;
  milliseconds: number;
}

/** What `testAdapter` finds out; plain data. */
export interface AdapterReport {
  /** The adapter's name. */
  adapter: string;
  /** Whether no check failed, and none passed that was expected to fail. */
  passed: boolean;
  counts: Record<Outcome, number>;
  results: CheckResult[];
  /** The report for a person, group by group. */
  text: string;
  /** The report in one line. */
  badge: string;
}
