import type { Test } from './_suite.ts';

/** Collects what an app in this process logs during a suite, for each test anew, in place of the console. */
export function collectLog(test: Test): string[] {
  const logged: string[] = [];
  const { error } = console;
  test.before(() => {
    console.error = (thrown) => logged.push(String(thrown?.stack ?? thrown));
  });
  test.before.each(() => void (logged.length = 0));
  test.after(() => void (console.error = error));
  return logged;
}
