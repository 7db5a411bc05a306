import { testAdapter } from '@plinth/core/testing';
import { tiny } from '../src/index.js';

const report = await testAdapter({
  adapter: tiny(),
  views: new URL('./views', import.meta.url),
});
console.log(report.text);
if (!report.passed) process.exitCode = 1;
