import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { App } from '@plinth/core';
import { plinth, startCommand, waitFor } from '../_app.ts';
import { findTag, readState, textOf } from '../_html.ts';
import { assert, suite } from '../_suite.ts';

const folder = fileURLToPath(new URL('../.tmp/sidecars', import.meta.url));

const files = {
  'package.json': '{"type":"module"}',
  'vite.config.ts': `import { plinth } from '@plinth/core/vite';
import { preact } from '@plinth/preact';
const icons = {
  name: 'icons',
  resolveId: (id) => (id.startsWith('virtual:icons/') ? id : undefined),
  load: (id) => (id.startsWith('virtual:icons/') ? 'export const Icon = () => <i>icon</i>;' : undefined),
};
export default { plugins: [icons, plinth({ adapters: [preact()] })] };`,
  'pages/index.tsx': `import { Icon } from 'virtual:icons/star.jsx';
export default function Page({ from }) { return <main><h1>{from}</h1><Icon /></main>; }`,
  'pages/index.server.ts': `export default 'not a component';
export const getServerSideProps = () => ({ props: { from: 'the sidecar' } });`,
  'pages/index.meta.ts': `export default 'not a component either';
export const head = { title: 'From the sidecar' };`,
  'pages/_layout.tsx': `export default function Layout({ name, children }) {
  return <section title={name}>{children}</section>;
}`,
  'pages/_layout.server.ts': `export const getServerSideProps = () => ({ props: { name: 'layout' } });`,
  'pages/_layout.meta.ts': `export const head = { htmlAttributes: { lang: 'la' } };`,
  'pages/plain.tsx': 'export default () => <p>plain</p>;',
  'pages/plain.server.ts': 'export const unused = 1;',
  'pages/plain.meta.ts': 'export const config = { hydrate: false };',
};

const test = suite('sidecars');

test.before(async () => {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});

function check(html: string): void {
  assert.is(textOf(findTag(html, 'h1')), 'the sidecar');
  assert.is(textOf(findTag(html, 'title')), 'From the sidecar');
  assert.match(html, '<html lang="la" data-head="lang">');
  assert.match(html, '<section title="layout"><main>');
  assert.is(textOf(findTag(html, 'i')), 'icon');
  const { data, layouts } = readState(html) ?? {};
  assert.equal([data, layouts], [true, [{ name: 'layout' }]]);
}

test('what they export is the page’s, but for a component, in the build', async () => {
  const { code, stderr } = await plinth(folder, 'build');
  assert.is(code, 0, stderr);
  const { default: app } = (await import(
    pathToFileURL(join(folder, 'dist/server/index.js')).href
  )) as { default: App };
  check(await (await app.request('/')).text());
  const plain = await (await app.request('/plain')).text();
  assert.match(plain, '<section title="layout"><p>plain</p></section>');
  assert.is(readState(plain), undefined);
});

test('and in dev', async () => {
  const dev = await startCommand(folder, ['dev', '--port', '4730', '--host', '127.0.0.1']);
  const html = await waitFor(async () => (await fetch(dev.url)).text());
  await dev.stop();
  check(html);
});
