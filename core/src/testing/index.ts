export { type TestApp, type TestAppOptions, createTestApp } from './create-test-app.ts';
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
