/** The kit proved by adapters with a fault each: the check that is meant for it must fail. */
import { join } from 'node:path';
import preactServer from '@plinth/preact/server';
import { testAdapter, type AdapterReport } from '@plinth/core/testing';
import type { Adapter, ServerRenderer } from '@plinth/core';
import { launchBrowser } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { mutants as clientMutants } from '../fixtures/kit/mutants/client-mutants.ts';
import { preactMutants, reactMutants } from '../fixtures/kit/mutants/server-mutants.ts';
import { candidates } from './_adapters.ts';

const halves = join(import.meta.dirname, '../fixtures/kit/mutants');
const client = join(halves, 'client.ts');
const preact = candidates.preact!;

const server = suite('conformance kit: faults of server halves');

// One of the faults leaves it behind.
server.after(() => void Reflect.deleteProperty(globalThis, 'document'));

for (const [layer, mutants] of Object.entries({ preact: preactMutants, react: reactMutants })) {
  const { adapter, views } = candidates[layer]!;
  const half = join(halves, `${layer}-server.ts`);
  const checks = [...new Set(Object.values(mutants).map(({ check }) => check))];

  server(`${layer} without a fault passes the ${checks.length} checks`, async () => {
    const report = await testAdapter({
      adapter: { ...adapter, server: half },
      views,
      only: checks,
    });
    assert.is(report.counts.passed, checks.length, report.text);
  });

  for (const [mutant, { check, among = [check] }] of Object.entries(mutants)) {
    server(`${check} finds one that ${mutant}`, async () => {
      const faulty: Adapter = { ...adapter, server: half, options: { mutant } };
      expectFound(await testAdapter({ adapter: faulty, views, only: among }), check);
    });
  }
}

server('S-16 finds one that has another copy of its context than the pages', async () => {
  const adapter = { ...preact.adapter, server: preactServer as ServerRenderer };
  expectFound(await testAdapter({ adapter, views: preact.views, only: ['S-16'] }), 'S-16');
});

const browser = suite('conformance kit: faults of client halves');

for (const [mutant, { check }] of Object.entries(clientMutants)) {
  browser(`${check} finds one that ${mutant}`, async () => {
    const adapter = { ...preact.adapter, client, options: { mutant } };
    const options = { adapter, views: preact.views, browser: await launchBrowser() };
    expectFound(await testAdapter({ ...options, only: [check] }), check);
  });
}

function expectFound({ results, passed, text }: AdapterReport, check: string): void {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  assert.equal(
    failed.map(({ id }) => id),
    [check],
    text,
  );
  assert.not(passed);
}
