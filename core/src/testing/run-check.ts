import { catchFailure, show, Skip } from './expect.ts';
import type { CheckResult, CheckText } from './report-types.ts';

const limit = 10_000;
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** How a check went; whether it was expected is decided later. */
export type RawResult = Omit<CheckResult, 'outcome'> & { outcome: 'passed' | 'failed' | 'skipped' };

/** Runs one check; it has ten seconds. */
export async function runCheck(
  check: CheckText,
  group: string,
  run: () => unknown,
): Promise<RawResult> {
  const started = performance.now();
  const failures = await catchFailure(() => inTime(run));
  const { id, title, why, fix } = check;
  const milliseconds = Math.round(performance.now() - started);
  const about = { id, title, why, fix, group, milliseconds };
  if (failures.length === 0) return { ...about, outcome: 'passed' };
  const [error] = failures;
  const message = error instanceof Error ? error.message : `It threw ${show(error)}.`;
  return { ...about, outcome: error instanceof Skip ? 'skipped' : 'failed', message };
}

async function inTime(run: () => unknown): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = (): void => reject(new Error(`It had not ended after ${limit / 1000} seconds.`));
    timer = startTimer(fail, limit);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    stopTimer(timer);
  }
}
