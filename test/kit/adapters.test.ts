/** The conformance kit on all adapters of the repository. */
import { testAdapter } from '@plinth/core/testing';
import { launchBrowser } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { candidates } from './_adapters.ts';

const test = suite('conformance kit: adapters');
/** How many checks must have run: a kit that skips is no proof. */
const least: Record<string, number> = {
  preact: 143,
  'preact, not compiled': 143,
  solid: 143,
  string: 113,
  react: 143,
  vue: 123,
  svelte: 125,
  eta: 56,
  lit: 104,
  mithril: 117,
  stream: 80,
};

for (const [name, candidate] of Object.entries(candidates)) {
  test(
    `${name} passes`,
    async () => {
      const report = await testAdapter({ ...candidate, browser: await launchBrowser() });
      assert.ok(report.passed, report.text);
      const { passed, expected } = report.counts;
      assert.ok(passed + expected >= least[name]!, report.text);
    },
    { timeout: 120_000 },
  );
}
