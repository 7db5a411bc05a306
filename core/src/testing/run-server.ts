import type { Group, ServerCheck } from './check.ts';
import { Skip } from './expect.ts';
import { watchProcess } from './rejections.ts';
import { runCheck, type RawResult } from './run-check.ts';
import { createServerKit, listViews } from './server-kit.ts';
import { serverGroups } from './server-groups.ts';
import type { TestRun } from './test-run.ts';
import type { ViewName } from './view-names.ts';

/** Runs the checks that need no browser, one after the other. */
export async function runServerChecks(testRun: TestRun): Promise<RawResult[]> {
  const results: RawResult[] = [];
  for (const group of serverGroups) {
    const checks = group.checks.filter(({ id }) => testRun.isWanted(id));
    if (checks.length > 0) results.push(...(await runGroup({ ...group, checks }, testRun)));
  }
  return results;
}

async function runGroup(group: Group<ServerCheck>, testRun: TestRun): Promise<RawResult[]> {
  const results: RawResult[] = [];
  const { bundle } = testRun;
  const views = listViews(bundle);
  const obstacle = await findObstacle(group, testRun);
  for (const check of group.checks) {
    const run = async (): Promise<void> => {
      if (bundle) skipWithout(check, views);
      if (obstacle !== undefined) throw new Skip(obstacle);
      await watchProcess(() => check.run(createServerKit(testRun)));
    };
    results.push(await runCheck(check, group.name, run));
  }
  return results;
}

async function findObstacle(
  { name, checks, findObstacle: ask }: Group<ServerCheck>,
  testRun: TestRun,
): Promise<string | undefined> {
  if (!testRun.bundle) return name === 'Description' ? undefined : 'no views are given';
  const views = listViews(testRun.bundle);
  const canAsk = checks.some(({ needs = [] }) => needs.every((view) => views.has(view)));
  return canAsk ? ask?.(createServerKit(testRun)) : undefined;
}

/** A check of what the view layer does not have does not apply. */
export function skipWithout(
  { needs = [] }: Pick<ServerCheck, 'needs'>,
  views: Set<ViewName>,
): void {
  const missing = needs.filter((name) => !views.has(name));
  if (missing.length > 0) throw new Skip(`there is no view "${missing.join('", "')}"`);
}
