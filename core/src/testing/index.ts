export { testAdapter } from './test-adapter.ts';
export type {
  AdapterReport,
  AdapterTestOptions,
  CheckResult,
  CheckText,
  Outcome,
  TestBrowser,
  TestPage,
} from './report-types.ts';
