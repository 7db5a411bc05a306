import type { ClientOutcome } from './browser.ts';
import { buildClientBundle } from './bundle.ts';
import type { ClientCheck } from './check.ts';
import { clientGroups } from './client-groups.ts';
import { Skip } from './expect.ts';
import type { TestPage } from './report-types.ts';
import { runCheck, type RawResult } from './run-check.ts';
import { skipWithout } from './run-server.ts';
import { listViews } from './server-kit.ts';
import { serveChecks, type Site } from './site.ts';
import type { TestRun } from './test-run.ts';

type Ask = (check: ClientCheck) => Promise<void>;

/** Runs the checks that need a browser, each in a document of its own. */
export async function runClientChecks(run: TestRun): Promise<RawResult[]> {
  const { bundle, browser } = run;
  const wanted = clientGroups.flatMap(({ checks }) => checks.filter(({ id }) => run.isWanted(id)));
  if (wanted.length === 0) return [];
  const obstacle = findObstacle(run);
  if (obstacle) return runAll(run, () => Promise.reject(new Skip(obstacle)));
  const files = await buildClientBundle(run);
  const site = await serveChecks(run, files, wanted);
  const page = await browser!.newPage();
  const names = listViews(bundle);
  try {
    return await runAll(run, (check) => {
      skipWithout(check, names);
      return runIn(page, site, check);
    });
  } finally {
    await page.close();
    await site.close();
  }
}

function findObstacle({ adapter, bundle, browser }: TestRun): string | undefined {
  if (adapter.client === undefined) return 'the adapter has no client half';
  if (!bundle) return 'no views are given';
  if (!bundle.isCompiled) return 'Vite is not installed';
  return browser ? undefined : 'no browser is given';
}

async function runAll({ isWanted }: TestRun, ask: Ask): Promise<RawResult[]> {
  const results: RawResult[] = [];
  for (const { name, checks } of clientGroups) {
    for (const check of checks.filter(({ id }) => isWanted(id))) {
      results.push(await runCheck(check, name, () => ask(check)));
    }
  }
  return results;
}

async function runIn(page: TestPage, site: Site, { id }: ClientCheck): Promise<void> {
  await page.goto(`${site.url}/${id}`);
  const call = `globalThis.failed ? { failure: failed } : plinthKit.run(${JSON.stringify(id)})`;
  const { failure, skipped } = (await page.evaluate(call)) as ClientOutcome;
  if (skipped !== undefined) throw new Skip(skipped);
  if (failure !== undefined) throw new Error(failure);
}
