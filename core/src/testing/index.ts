export { type TestApp, type TestAppOptions, createTestApp } from './create-test-app.ts';
