/** Where the compiler works, and how it is kept from it. */
import { assert, suite } from '../../../_suite.ts';
import { preact } from '@plinth/preact';
import { options } from 'preact';
import type { Plugin } from 'vite';
import { id, startDev } from './_dev.ts';
import { compile } from './_load.ts';

const test = suite('switches of precompiling');
const page = 'export default () => <p><a href="/">x</a></p>;';

test('it is on unless it is switched off', async () => {
  assert.match((await compile(page))!.code, 'html`<p><a href="/">x</a></p>`');
  const names = ((await preact({ precompile: false }).vite!(() => true)) as Plugin[]).map(
    ({ name }) => name,
  );
  assert.not(names.includes('plinth:preact-precompile'));
});

const off = [
  '/** @precompile false */',
  '/**\n * A page.\n * @precompile false\n */',
  "/** @jsxImportSource preact */\n/* @precompile false */\nimport './x.ts';",
  '// @precompile false',
  '/** @jsxRuntime classic */',
  '/** @jsx h */',
];

for (const comment of off) {
  test(`a file with ${JSON.stringify(comment)} stays as it is`, async () => {
    assert.is(await compile(`${comment}\n${page}`), undefined);
  });
}

const on = [
  '/** @precompile true */',
  "import './x.ts';\n/** @precompile false */",
  "'@precompile false';",
  '/** @jsxImportSource preact */',
];

for (const comment of on) {
  test(`a file with ${JSON.stringify(comment)} is compiled`, async () => {
    assert.ok(await compile(`${comment}\n${page}`));
  });
}

test('elements of the list stay elements, at any depth, with compiled insides', async () => {
  const precompile = { skip: ['a'] };
  const { code } = (await compile(
    'export default () => <p><b>{x}<a href={y}><i>a</i><u>b</u></a></b></p>;',
    { precompile },
  ))!;
  assert.match(
    code,
    /<p><b>\$\{\$plinth\.child\(x\)\}\$\{<a href=\{y\}>\{\$plinth\.html`<i>a<\/i><u>b<\/u>`\}<\/a>\}<\/b><\/p>/,
  );
});

test('what cannot be parsed, or has nothing to compile, is left to the compiler that follows', async () => {
  for (const code of [
    'export default () => <p>;',
    'export const x = 1 < 2;',
    'const x = <Layout />;',
  ]) {
    assert.is(await compile(code), undefined);
  }
});

test('preact/compat in the process of the build changes nothing', async () => {
  await import('preact/compat');
  assert.is(await compile('export default () => <p strokeWidth="1">a</p>;'), undefined);
  const { code } = (await compile('export default () => <p data-a="" id="">a</p>;'))!;
  assert.match(code, 'html`<p data-a id>a</p>`');
});

test('nothing that hooks into Preact in the process of the build sees what the compiler asks', async () => {
  const seen: unknown[] = [];
  const before = { ...options };
  const hook = (...given: unknown[]): unknown => seen.push(given);
  Object.assign(options, {
    vnode: hook,
    diffed: hook,
    unmount: hook,
    __b: hook,
    __: hook,
    __c: hook,
  });
  await compile('export default () => <p data-never-asked="1"><wbr />a</p>;');
  Object.assign(options, {
    diffed: undefined,
    unmount: undefined,
    __b: undefined,
    __: undefined,
    __c: undefined,
    ...before,
  });
  assert.equal(seen, []);
});

test('a module may use the name of what it is given', async () => {
  const { code } = (await compile(`const $plinth = 1; ${page}`))!;
  assert.match(code, /\$plinth\$\.html`<p>/);
  assert.match(code, /import \* as \$plinth\$ from/);
});

test('the browser’s modules are not compiled, the server’s are, in development too', async () => {
  const server = await startDev(page);
  const client = await server.environments.client.transformRequest(id);
  const ssr = await server.environments.ssr.transformRequest(id);
  assert.not.match(client!.code, 'html`');
  assert.match(ssr!.code, 'html`<p><a href="/">x</a></p>`');
  await server.close();
});
