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
      'pages/index.tsx': page,
      'vite.config.ts': config.replace('adapters:', "codecs: './lib/codecs.ts', adapters:"),
    },
    'PLINTH_NO_CODECS',
    'codecs: "./lib/codecs.ts"',
    'refused-no-codecs/lib/codecs.ts',
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
    'two-owners',
    {
      'pages/a.tsx': `import { Box } from '../box';\nexport default function Page() { return <Box />; }`,
      'pages/b.tsx': `${solidPragma}import { Box } from '../box';\nexport default function Page() { return <Box />; }`,
      'box.tsx': 'export function Box() { return <i>box</i>; }',
    },
    'PLINTH_OTHER_OWNER',
    'pages/b.tsx is rendered by solid',
  ],
] as const) {
  test(`${name} is ${code} [70]`, async () => {
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
