import { readPageSource } from '../../../core/src/vite/page-source.ts';
import { assert, suite } from '../../_suite.ts';

const test = suite('readPageSource');

for (const [code, hasDefault, hasServerSideProps] of [
  ['', false, false],
  ['export default function Page() {}', true, false],
  ['export default () => <p />;', true, false],
  ['const Page = 1; export default Page;', true, false],
  ['export default class {}', true, false],
  ['const Page = 1; export { Page as default };', true, false],
  ['const Page = 1; export { Page as "default" };', true, false],
  [`export { default } from './x';`, true, false],
  [`export { Page as default, getServerSideProps } from './x';`, true, true],
  [`export * as default from './x';`, true, false],
  ['export default interface Page {}', false, false],
  ['type Page = 1; export type { Page as default };', false, false],
  ['type Page = 1; export { type Page as default };', false, false],
  ['export const getServerSideProps = () => {};', false, true],
  ['export let a, getServerSideProps = 1;', false, true],
  ['export async function getServerSideProps() {}', false, true],
  ['const load = 1; export { load as getServerSideProps };', false, true],
  ['const getServerSideProps = 1;', false, false],
  ['export type getServerSideProps = 1;', false, false],
  ['export const getserversideprops = 1;', false, false],
  ['export const head = { title: 1 };', false, false],
  ['const a = 1; export { a as head };', false, false],
] as const) {
  test(`sees the exports of: ${code}`, () => {
    const facts = readPageSource(code, 'a.tsx');
    assert.is(facts.hasDefault, hasDefault);
    assert.is(facts.hasServerSideProps, hasServerSideProps);
    assert.is(facts.hasHead, /\bhead\b/.test(code));
    assert.is(facts.config, undefined);
  });
}

for (const [code, config] of [
  ['export const config = {};', {}],
  ['export const config = { hydrate: true };', { hydrate: true }],
  [`export const config = { 'hydrate': 'idle', };`, { hydrate: 'idle' }],
  ['export const config = { hydrate: `interaction` };', { hydrate: 'interaction' }],
  [
    `export const config: PageConfig = { hydrate: false, adapter: 'solid' };`,
    { hydrate: false, adapter: 'solid' },
  ],
  [`export const config = { hydrate: 'idle' } satisfies PageConfig;`, { hydrate: 'idle' }],
  [`export const config = ({ hydrate: 'idle' as const } as const);`, { hydrate: 'idle' }],
  [`export const a = 1, config = { hydrate: false };`, { hydrate: false }],
  [`const settings = { hydrate: false };\nexport { settings as config };`, { hydrate: false }],
  [
    'export const config = { a: [1, -2.5, 0x10, null, { b: [[]] }], 3: "c\\n", "d-e": true };',
    { a: [1, -2.5, 16, null, { b: [[]] }], 3: 'c\n', 'd-e': true },
  ],
] as const) {
  test(`reads: ${code}`, () => assert.equal(readPageSource(code, 'a.tsx').config, config));
}

test('reads assertions in angle brackets, and JavaScript', () => {
  const code = 'export const config = <PageConfig>{ hydrate: false };';
  assert.equal(readPageSource(code, 'a.ts').config, { hydrate: false });
  const jsx = 'export const config = { hydrate: false }; export default () => <p />;';
  assert.equal(readPageSource(jsx, 'a.js?x').config, { hydrate: false });
});

test('ignores a type of that name', () => {
  assert.is(
    readPageSource('export type config = 1; export interface b {}', 'a.ts').config,
    undefined,
  );
});

for (const [code, place, shown] of [
  ['export const config = { hydrate: isBot };', '1:34', 'isBot'],
  ['export const config = make({});', '1:23', 'make({})'],
  ['export const config = { hydrate };', '1:25', 'hydrate'],
  ['export const config = { ...base };', '1:25', '...base'],
  ['export const config = { ["hydrate"]: true };', '1:25', '["hydrate"]: true'],
  ['export const config = { hydrate() {} };', '1:32', '() {}'],
  ['export const config = { get hydrate() { return 1; } };', '1:25', 'get hydrate() { return 1; }'],
  ['export const config = { __proto__: null };', '1:25', '__proto__: null'],
  ['export const config = {\n  a: [1,\n    `${b}`] };', '3:5', '`${b}`'],
  ['export const config = { a: [, 1] };', '1:28', '[, 1]'],
  ['export const config = { a: [...b] };', '1:29', '...b'],
  ['export const config = { a: 1n };', '1:28', '1n'],
  ['export const config = { a: /b/v };', '1:28', '/b/v'],
  ['export const config = { a: !0 };', '1:28', '!0'],
  ['export const config = { a: -"1" };', '1:28', '-"1"'],
  ['export const config = { a: undefined };', '1:28', 'undefined'],
  ['export let config = { hydrate: true };', '1:12', 'config = { hydrate: true }'],
  ['export function config() {}', '1:8', 'function config() {}'],
  ['export const { config } = a;', '1:14', '{ config } = a'],
  [`export { config } from './x';`, '1:10', 'config'],
  [`import { config } from './x';\nexport { config };`, '2:10', 'config'],
] as const) {
  test(`rejects as not static: ${code}`, () => {
    assert.throws(
      () => readPageSource(code, 'pages/a.tsx?x'),
      (error) =>
        error.code === 'PLINTH_CONFIG_NOT_STATIC' &&
        error.message.startsWith(`pages/a.tsx:${place}: `) &&
        error.message.includes(` ${shown} is not a literal`),
    );
  });
}

for (const [code, shown] of [
  [`export const config = { hydrate: 'lazy' };`, 'config.hydrate is "lazy"'],
  [`export const config = { hydrate: 1 };`, 'config.hydrate is 1'],
  [`export const config = { hydrate: null };`, 'config.hydrate is null'],
  [`export const config = { hydrate: ['idle'] };`, 'config.hydrate is ["idle"]'],
  [`export const config = { adapter: true };`, 'config.adapter is true'],
  [`export const config = { clientCache: '5m' };`, 'config.clientCache is "5m"'],
  [`export const config = { clientCache: -1 };`, 'config.clientCache is -1'],
  [`export const config = { transition: 1 };`, 'config.transition is 1'],
  [`export const config = { navigation: [] };`, 'config.navigation is []'],
  [`export const config = { navigation: { defer: 0 } };`, 'config.navigation.defer is 0'],
  [`export const config = { navigation: { ignore: 'a' } };`, 'config.navigation.ignore is "a"'],
  [`export const config = { navigation: { prefetch: '' } };`, 'config.navigation.prefetch is ""'],
  [`export const config = 'idle';`, 'config is "idle"'],
  [`export const config = [];`, 'config is []'],
  [`export const config = null;`, 'config is null'],
] as const) {
  test(`rejects as invalid: ${code}`, () => {
    assert.throws(
      () => readPageSource(code, 'pages/a.tsx'),
      (error) =>
        error.code === 'PLINTH_CONFIG_INVALID' &&
        error.message.startsWith('pages/a.tsx:1:23: ') &&
        error.message.includes(shown),
    );
  });
}

for (const [errorCode, place, code] of [
  ['PLINTH_PAGE_SYNTAX', '2:11', 'let a;\nlet b = (1;'],
  ['PLINTH_PAGE_SYNTAX', '1:1', 'return 1;'],
  ['PLINTH_EXPORT_STAR', '1:1', `export * from './x';`],
  ['PLINTH_EXPORT_DESTRUCTURED', '1:14', 'export const { getServerSideProps } = a;'],
  ['PLINTH_GSSP_ON_COMPONENT', '2:1', 'export default Page;\nPage.getServerSideProps = 1;'],
] as const) {
  test(`reports ${errorCode}: ${code}`, () => {
    assert.throws(
      () => readPageSource(code, 'pages/a.tsx'),
      (error) => error.code === errorCode && error.message.startsWith(`pages/a.tsx:${place}: `),
    );
  });
}

test('shows one line of a long part', () => {
  const code = `export const config = make({\n${'  a: 1,\n'.repeat(40)}});`;
  assert.throws(() => readPageSource(code, 'a.tsx'), /: 1, a: 1, .*… is not a literal/);
});
