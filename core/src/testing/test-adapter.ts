import { PlinthError } from '../errors.ts';
import { clientGroups } from './client-groups.ts';
import { createReport } from './report.ts';
import { applyExpectations, type Reasons } from './expectations.ts';
import type { AdapterReport, AdapterTestOptions } from './report-types.ts';
import { runClientChecks } from './run-client.ts';
import { runServerChecks } from './run-server.ts';
import { loadServerBundle } from './server-bundle.ts';
import { serverGroups } from './server-groups.ts';
import { toMarkup } from './to-markup.ts';
import { findViews } from './views.ts';

const ids: readonly string[] = [...serverGroups, ...clientGroups].flatMap(({ checks }) =>
  checks.map(({ id }) => id),
);

/**
 * Runs the conformance checks of adapters, and reports. It needs no test runner; in one, assert that
 * `report.passed` is true and show `report.text` where it is not. While it runs, `NODE_ENV` is
 * `production`, as it is for visitors, and the process's listeners for lost errors are set aside.
 *
 * @throws PLINTH_TEST_VIEWS, PLINTH_TEST_CHECK, PLINTH_TEST_MARKUP
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
    const markup = toMarkup(bundle?.views.markup);
    const run = { adapter, views, bundle, browser, markup, isWanted };
    const server = await runServerChecks(run);
    const client = await runClientChecks(run);
    const results = applyExpectations([...server, ...client], expectFail, ids);
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

function checkIds(only: readonly string[], expectFail: Reasons): void {
  for (const [option, parts] of Object.entries({ only, expectFail: Object.keys(expectFail) })) {
    for (const part of parts) {
      if (!part || !ids.some((id) => id.startsWith(part))) throw unknownCheck(option, part);
    }
  }
  for (const [id, reason] of Object.entries(expectFail)) {
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
