import { PlinthError } from '../errors.ts';
import { loadServerBundle } from './bundle.ts';
import { clientGroups } from './client-groups.ts';
import { createReport } from './report.ts';
import type { AdapterReport, AdapterTestOptions, CheckResult } from './report-types.ts';
import { runClientChecks } from './run-client.ts';
import type { RawResult } from './run-check.ts';
import { runServerChecks } from './run-server.ts';
import { serverGroups } from './server-groups.ts';
import { findViews } from './views.ts';

/**
 * Runs the conformance checks of adapters, and reports. It needs no test runner; in one, assert that
 * `report.passed` is true and show `report.text` where it is not. While it runs, `NODE_ENV` is
 * `production`, as it is for visitors, and the process's listeners for lost errors are set aside.
 *
 * @throws PLINTH_TEST_VIEWS, PLINTH_TEST_CHECK, PLINTH_VITE_MISSING
 * @example
 * const report = await testAdapter({ adapter: react(), views: 'test/views', browser });
 * console.log(report.text);
 */
export async function testAdapter(options: AdapterTestOptions): Promise<AdapterReport> {
  const { adapter, browser, expectFail = {}, only } = options;
  checkIds(only ?? [], expectFail);
  const isWanted = (id: string): boolean => !only || only.some((part) => id.startsWith(part));
  const views = options.views === undefined ? undefined : await findViews(options.views);
  return inProduction(async () => {
    const bundle = views && (await loadServerBundle(adapter, views));
    const run = { adapter, views, bundle, browser, isWanted };
    const server = await runServerChecks(adapter, bundle, isWanted);
    const client = await runClientChecks(run);
    const results = [...server, ...client].map((result) => applyExpectation(result, expectFail));
    return createReport(adapter.name, results);
  });
}

/** View layers look at it when they are loaded, and tell more of errors without it. */
async function inProduction<Result>(task: () => Promise<Result>): Promise<Result> {
  const { NODE_ENV: before } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return await task();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

function applyExpectation(
  result: RawResult,
  expectFail: Readonly<Record<string, string>>,
): CheckResult {
  const reason = expectFail[result.id];
  if (reason === undefined || result.outcome === 'skipped') return result;
  if (result.outcome === 'failed') return { ...result, outcome: 'expected', message: reason };
  const message = `It was expected to fail ("${reason}"). Remove it from expectFail.`;
  return { ...result, outcome: 'unexpected', message };
}

function checkIds(only: readonly string[], expectFail: Readonly<Record<string, string>>): void {
  const ids = [...serverGroups, ...clientGroups].flatMap(({ checks }) =>
    checks.map(({ id }) => id),
  );
  for (const part of only) {
    if (!ids.some((id) => id.startsWith(part))) throw unknownCheck('only', part);
  }
  for (const [id, reason] of Object.entries(expectFail)) {
    if (!ids.includes(id)) throw unknownCheck('expectFail', id);
    if (typeof reason !== 'string' || !reason.trim()) throw noReason(id);
  }
}

function unknownCheck(option: string, id: string): PlinthError {
  return new PlinthError(
    'PLINTH_TEST_CHECK',
    `"${option}" names ${JSON.stringify(id)}, and no check is called so. Their ids stand in the report, and in the specification of adapters.`,
  );
}

function noReason(id: string): PlinthError {
  return new PlinthError(
    'PLINTH_TEST_CHECK',
    `"expectFail" gives no reason for ${id}. Say why it fails, with the issue of the renderer where there is one: { '${id}': 'why' }.`,
  );
}
