import type { Adapter } from '../types.ts';
import type { ServerBundle } from './bundle.ts';
import type { Group, ServerCheck } from './check.ts';
import { Skip } from './expect.ts';
import { watchProcess } from './rejections.ts';
import { runCheck, type RawResult } from './run-check.ts';
import { createServerKit, listViews } from './server-kit.ts';
import { serverGroups } from './server-groups.ts';
import type { ViewName } from './view-names.ts';

/** Runs the checks that need no browser, one after the other. */
export async function runServerChecks(
  adapter: Adapter,
  bundle: ServerBundle | undefined,
  isWanted: (id: string) => boolean,
): Promise<RawResult[]> {
  const results: RawResult[] = [];
  for (const group of serverGroups) {
    const checks = group.checks.filter(({ id }) => isWanted(id));
    if (checks.length > 0) results.push(...(await runGroup({ ...group, checks }, adapter, bundle)));
  }
  return results;
}

async function runGroup(
  group: Group<ServerCheck>,
  adapter: Adapter,
  bundle: ServerBundle | undefined,
): Promise<RawResult[]> {
  const results: RawResult[] = [];
  const views = listViews(bundle);
  const obstacle = await findObstacle(group, adapter, bundle);
  for (const check of group.checks) {
    const run = async (): Promise<void> => {
      if (bundle) skipWithout(check, views);
      if (obstacle !== undefined) throw new Skip(obstacle);
      await watchProcess(() => check.run(createServerKit(adapter, bundle)));
    };
    results.push(await runCheck(check, group.name, run));
  }
  return results;
}

async function findObstacle(
  { name, checks, findObstacle: ask }: Group<ServerCheck>,
  adapter: Adapter,
  bundle: ServerBundle | undefined,
): Promise<string | undefined> {
  if (!bundle) return name === 'Description' ? undefined : 'no views are given';
  const views = listViews(bundle);
  const canAsk = checks.some(({ needs = [] }) => needs.every((view) => views.has(view)));
  return canAsk ? ask?.(createServerKit(adapter, bundle)) : undefined;
}

/** A check of what the view layer does not have does not apply. */
export function skipWithout(
  { needs = [] }: Pick<ServerCheck, 'needs'>,
  views: Set<ViewName>,
): void {
  const missing = needs.filter((name) => !views.has(name));
  if (missing.length > 0) throw new Skip(`there is no view "${missing.join('", "')}"`);
}
