/** The conformance kit on all adapters of the repository. */
import { testAdapter } from '@plinth/core/testing';
import { launchBrowser } from '../_browser.ts';
import { assert, suite } from '../_suite.ts';
import { candidates } from './_adapters.ts';

const test = suite('conformance kit: adapters');
/** How many checks must have run: a kit that skips is no proof. */
const least: Record<string, number> = {
  preact: 133,
  'preact, not compiled': 133,
  solid: 133,
  string: 94,
  react: 136,
  vue: 117,
  svelte: 121,
  eta: 54,
  lit: 98,
  stream: 75,
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
