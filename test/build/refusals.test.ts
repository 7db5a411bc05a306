import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, suite } from '../_suite.ts';
import { plinth } from '../_app.ts';

const config = `import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
export default { plugins: [plinth({ adapters: [preact(), solid()] })] };`;
const page = 'export default function Page() { return <p>ok</p>; }';
const solidPragma = '/** @jsxImportSource solid-js */\n';

/** Builds a project of these files, which must fail, and gives back what was printed. */
async function failBuild(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = fileURLToPath(new URL(`../.tmp/refused-${name}`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  const all = { 'package.json': '{"type":"module"}', 'vite.config.ts': config, ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const { code, stdout, stderr } = await plinth(folder, 'build');
  assert.is(code, 1, stdout);
  return stderr;
}

const test = suite('what a build refuses');

for (const [name, files, code, ...texts] of [
  ['no-pages', {}, 'PLINTH_NO_PAGES', 'no folder "pages" or "src/pages"'],
  [
    'no-codecs',
    {
      'vite.config.ts': config.replace('solid()] }', "solid()], codecs: 'codecs.ts' }"),
      'pages/index.tsx': page,
    },
    'PLINTH_NO_CODECS',
    'plinth() was given codecs: "codecs.ts", but there is no file',
  ],
  [
    'no-default',
    { 'pages/index.tsx': 'export const head = {};' },
    'PLINTH_PAGE_NO_DEFAULT',
    'pages/index.tsx has no default export',
    'begin its name with "_"',
  ],
  [
    'duplicate',
    { 'pages/a.tsx': page, 'pages/a/index.jsx': page },
    'PLINTH_DUPLICATE_PAGE',
    'Two pages have the address /a',
    'a.tsx',
    'a/index.jsx',
  ],
  [
    'catch-all',
    { 'pages/[...all]/more.tsx': page },
    'PLINTH_ROUTE_INVALID',
    '"/[...all]/more"',
    'catch-all segment last',
  ],
  [
    'names',
    { 'pages/[a]/x.tsx': page, 'pages/[b].tsx': page },
    'PLINTH_ROUTE_CONFLICT',
    '"/[a]/x"',
    '"/[b]"',
  ],
  [
    'not-installed',
    { 'pages/index.tsx': `/** @jsxImportSource react */\n${page}` },
    'PLINTH_ADAPTER_UNKNOWN',
    "none of the app's adapters (preact, solid) owns",
  ],
  [
    'dynamic-config',
    { 'pages/index.tsx': `export const config = { hydrate: Math.random() > 0.5 };\n${page}` },
    'PLINTH_CONFIG_NOT_STATIC',
    'pages/index.tsx:1:',
  ],
  [
    'wrong-config',
    { 'pages/index.tsx': `export const config = { hydrate: 'later' };\n${page}` },
    'PLINTH_CONFIG_INVALID',
    '"later"',
  ],
  [
    'star',
    { 'pages/index.tsx': `export * from '../data';\n${page}`, 'data.ts': 'export const a = 1;' },
    'PLINTH_EXPORT_STAR',
    'pages/index.tsx:1:',
  ],
  [
    'on-component',
    { 'pages/index.tsx': `${page}\nPage.getServerSideProps = () => ({ props: {} });` },
    'PLINTH_GSSP_ON_COMPONENT',
    'pages/index.tsx:2:',
  ],
  [
    'syntax',
    { 'pages/index.tsx': 'export default function Page() { return <p>; }' },
    'PLINTH_PAGE_SYNTAX',
    'pages/index.tsx:1:',
  ],
  [
    'other-owner',
    {
      'pages/index.tsx': `${solidPragma}import { Box } from '../box';\nexport default function Page() { return <Box />; }`,
      'box.tsx': 'export function Box() { return <i>box</i>; }',
    },
    'PLINTH_OTHER_OWNER',
    'pages/index.tsx is rendered by solid',
    'box.tsx that it imports has no @jsxImportSource pragma, so it is compiled for preact',
    'Write /** @jsxImportSource solid-js */ as the first line of box.tsx',
  ],
  [
    'api-in-browser',
    {
      'pages/index.tsx': `import { limit } from './api/hello';\nexport default function Page() { return <p>{limit}</p>; }`,
      'pages/api/hello.ts': 'export const limit = 5; export const GET = () => new Response();',
    },
    'PLINTH_API_IN_BROWSER',
    'The API route pages/api/hello.ts is imported by code that the browser loads',
    'Import it from getServerSideProps alone',
  ],
  [
    'two-owners',
    {
      'pages/a.tsx': `import { Box } from '../box';\nexport default function Page() { return <Box />; }`,
      'pages/b.tsx': `${solidPragma}import { Box } from '../box';\nexport default function Page() { return <Box />; }`,
      'box.tsx': 'export function Box() { return <i>box</i>; }',
    },
    'PLINTH_OTHER_OWNER',
    'pages/b.tsx is rendered by solid',
  ],
  [
    'data-on-status',
    { 'pages/404.tsx': `${page}\nexport const getServerSideProps = () => ({ props: {} });` },
    'PLINTH_GSSP_ON_STATUS_PAGE',
    'The page "/404" exports getServerSideProps',
  ],
  [
    'data-on-status-beside',
    {
      'pages/503.tsx': page,
      'pages/503.server.ts': 'export const getServerSideProps = () => ({ props: {} });',
    },
    'PLINTH_GSSP_ON_STATUS_PAGE',
    'The page "/503" exports getServerSideProps',
  ],
  [
    'nested-app',
    { 'pages/index.tsx': page, 'pages/blog/_app.tsx': page },
    'PLINTH_SPECIAL_FILE',
    'The special file "/blog/_app" stands in a folder',
  ],
  [
    'app-of-nobody',
    { 'pages/index.tsx': page, 'pages/_app.vue.tsx': page },
    'PLINTH_SPECIAL_FILE',
    '"/_app.vue" names an adapter that is not among the app\'s adapters (preact, solid)',
  ],
  [
    'app-of-another',
    { 'pages/index.tsx': page, 'pages/_app.preact.tsx': solidPragma + page },
    'PLINTH_SPECIAL_FILE',
    '_app.preact.tsx names the adapter "preact", but is compiled for solid',
  ],
  [
    'two-layouts',
    { 'pages/index.tsx': page, 'pages/_layout.tsx': page, 'pages/_layout.preact.tsx': page },
    'PLINTH_SPECIAL_FILE',
    'Two files are the _layout of preact in one folder',
    '_layout.preact.tsx',
  ],
  [
    'layout-without-component',
    { 'pages/index.tsx': page, 'pages/blog/_layout.tsx': 'export const head = {};' },
    'PLINTH_PAGE_NO_DEFAULT',
    'blog/_layout.tsx has no default export',
  ],
  [
    'layout-config',
    {
      'pages/index.tsx': page,
      'pages/_layout.tsx': `${page}\nexport const config = { refetch: 'yes' };`,
    },
    'PLINTH_CONFIG_INVALID',
    'config.refetch is "yes". It must be true or false.',
  ],
  [
    'other-owner-of-layout',
    {
      'pages/index.tsx': `${solidPragma}${page}`,
      'pages/_layout.solid.tsx': `import { Box } from '../box';\nexport default function Layout() { return <Box />; }`,
      'box.tsx': 'export function Box() { return <i>box</i>; }',
    },
    'PLINTH_OTHER_OWNER',
    'pages/index.tsx is rendered by solid',
    'box.tsx',
  ],
] as const) {
  test(`${name} is ${code} [70, 73]`, async () => {
    const printed = await failBuild(name, files);
    for (const text of [code, ...texts]) assert.ok(printed.includes(text), printed);
    assert.not.match(printed, /\n    at /);
  });
}

test('an app without an adapter is refused', async () => {
  const printed = await failBuild('no-adapter', {
    'pages/index.tsx': page,
    'vite.config.ts': `import { plinth } from '@plinth/core/vite';\nexport default { plugins: [plinth({ adapters: [] })] };`,
  });
  assert.match(printed, /PLINTH_NO_ADAPTER: plinth\(\) has no adapter/);
});
