import { tally } from './_tally.ts';
import type { Failure, Place, SuiteRecord } from './_tally.ts';

/** What a run came to, in words and as an exit code. */
export interface Report {
  text: string;
  code: 0 | 1;
}

/** Adds up the run: a test without an outcome is a failure, and so is a run in which none passed. */
export function createReport(): Report {
  const failures = [...tally.failures, ...tally.suites.flatMap(toUnsettled)];
  const tests = tally.suites.flatMap((suite) => suite.tests);
  const passed = tests.filter((test) => test.outcome === 'passed').length;
  const skipped = tally.suites.flatMap(toSkipped);
  if (passed + failures.length === 0) failures.push(NOTHING);
  const sections = [
    ...failures.map((failure, index) => `${index + 1}) ${toText(failure)}`),
    ...(skipped.length ? [`Skipped:\n${skipped.join('\n')}`] : []),
    `${passed} passed, ${failures.length} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`,
  ];
  return { text: `${sections.join('\n\n')}\n`, code: failures.length ? 1 : 0 };
}

const NOTHING: Failure = { place: { file: 'the run' }, text: 'No test ran' };

const UNSETTLED =
  'Never settled: its file or a before hook failed, the run ended early, or it was registered too late';

function toUnsettled({ place, tests }: SuiteRecord): Failure[] {
  return tests
    .filter((test) => !test.outcome)
    .map((test) => ({ place: { ...place, test: test.name }, text: UNSETTLED }));
}

function toSkipped({ place, tests }: SuiteRecord): string[] {
  return tests
    .filter((test) => test.outcome === 'skipped')
    .map((test) => `  ${toPath({ ...place, test: test.name })}: ${test.reason}`);
}

function toText({ place, text }: Failure): string {
  return `${toPath(place)}\n${text}`.replaceAll('\n', '\n   ');
}

function toPath({ file, suite, test }: Place): string {
  return [file, suite, test].filter((part) => part !== undefined).join(' > ');
}
