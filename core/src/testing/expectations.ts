import type { CheckResult } from './report-types.ts';
import type { RawResult } from './run-check.ts';

/** Why checks fail, by their ids or by what these begin with. */
export type Reasons = Readonly<Record<string, string>>;

/**
 * Compares how the checks went with what was expected. Of the checks that stand under one reason at
 * least one must fail; for an id that is the check itself. Whether none of a group does is only known
 * where all of it has run.
 */
export function applyExpectations(
  results: readonly RawResult[],
  reasons: Reasons,
  ids: readonly string[],
): CheckResult[] {
  const went = new Map(results.map(({ id, outcome }) => [id, outcome]));
  const isStale = (key: string): boolean => {
    const outcomes = ids.filter((id) => findKey(id, reasons) === key).map((id) => went.get(id));
    return outcomes.every((outcome) => outcome === 'passed' || outcome === 'skipped');
  };
  const stale = new Set(Object.keys(reasons).filter(isStale));
  return results.map((result) => {
    const key = findKey(result.id, reasons);
    return key === undefined ? result : applyReason(result, key, reasons[key]!, stale.has(key));
  });
}

/** The longest one that the id begins with. */
function findKey(id: string, reasons: Reasons): string | undefined {
  const keys = Object.keys(reasons).filter((key) => id.startsWith(key));
  return keys.toSorted((a, b) => b.length - a.length)[0];
}

function applyReason(
  result: RawResult,
  key: string,
  reason: string,
  isStale: boolean,
): CheckResult {
  if (result.outcome === 'failed') return { ...result, outcome: 'expected', message: reason };
  if (result.outcome === 'skipped' || !isStale) return result;
  const message =
    key === result.id
      ? `It was expected to fail ("${reason}"). Remove it from expectFail.`
      : `Of the checks "${key}" one was expected to fail ("${reason}"). Remove "${key}" from expectFail.`;
  return { ...result, outcome: 'unexpected', message };
}
