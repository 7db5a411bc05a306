import { testAdapter } from '@plinth/core/testing';
import { h, tiny } from '../src/index.js';

const report = await testAdapter({
  adapter: tiny(),
  views: new URL('./views', import.meta.url),
  // What the view layer takes for markup. The test sends it through JSON, and it must come back as text.
  markup: [h('b', {})],
});
console.log(report.text);
if (!report.passed) process.exitCode = 1;
