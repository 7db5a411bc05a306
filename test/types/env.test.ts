import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { copyFixture, plinth, startCommand, waitFor } from '../_app.ts';
import { makeProject } from '../_platform.ts';
import { assert, suite } from '../_suite.ts';

const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));

/** What the compiler says of a project with a module of this text. */
async function compile(folder: string, source: string): Promise<string> {
  await writeFile(`${folder}/checked.ts`, source);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    skipLibCheck: true,
    types: [],
  };
  const files = ['checked.ts', 'plinth-env.d.ts'];
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
  return promisify(execFile)(tsc, ['-p', folder], { cwd: folder }).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  );
}

const test = suite('plinth-env.d.ts');

test('the build writes it, and then a wrong route name does not compile', async () => {
  const folder = await copyFixture('seen', 'types-build');
  await writeFile(`${folder}/pages/@[user].tsx`, 'export default () => <p />;');
  assert.is((await plinth(folder, 'build')).code, 0);
  const right = `import type { GetServerSideProps, PageParams, RoutePattern } from '@plinth/core';
export const getServerSideProps: GetServerSideProps<{ name: string }, PageParams<'/@[user]'>> =
  ({ params }) => ({ props: { name: params.user } });
export const all: RoutePattern[] = ['/', '/broken', '/@[user]'];
`;
  assert.is(await compile(folder, right), '');
  const wrong = await compile(
    folder,
    `import type { PageParams, RoutePattern } from '@plinth/core';
export type Wrong = PageParams<'/@[usr]'>;
export const wrong: RoutePattern = '/brokn';
`,
  );
  assert.match(wrong, /checked\.ts\(2,.*'"\/@\[usr\]"'/);
  assert.match(wrong, /checked\.ts\(3,.*'"\/brokn"'/);
});

test('an address that no route has does not compile where it is written down', async () => {
  const folder = await copyFixture('seen', 'types-hrefs');
  await writeFile(`${folder}/pages/@[user].tsx`, 'export default () => <p />;');
  await mkdir(`${folder}/pages/docs`);
  await writeFile(`${folder}/pages/docs/[[...path]].tsx`, 'export default () => <p />;');
  assert.is((await plinth(folder, 'build')).code, 0);
  const right = `import type { Href } from '@plinth/core';
import { navigate, prefetch } from '@plinth/core/client';
export const menu = ['/', '/broken', '/docs', '/docs/a/b?c=1#d', 'https://example.com/'] satisfies Href[];
export async function visit(name: string, anywhere: string): Promise<void> {
  await navigate('/broken?a=1', { replace: true });
  await navigate(\`/@\${name}#top\`);
  await navigate('?page=2');
  await navigate('#top');
  await navigate(anywhere);
  await navigate(new URL('/robots.txt', location.href));
  await prefetch('/docs/a', { data: true });
  await prefetch(\`/docs/\${name}\`);
}
`;
  assert.is(await compile(folder, right), '');
  const wrong = await compile(
    folder,
    `import type { Href } from '@plinth/core';
import { navigate, prefetch } from '@plinth/core/client';
export const menu = ['/', '/brokn'] satisfies Href[];
export const visit = (name: string) => [
  navigate('/brokn'),
  navigate(\`/user/\${name}\`),
  prefetch('/doc/a'),
  navigate('broken'),
];
`,
  );
  const lines = [...wrong.matchAll(/checked\.ts\((\d+),/g)].map(([, line]) => Number(line));
  assert.equal(lines, [3, 5, 6, 7, 8], wrong);
});

test('addresses have the base path and the locales of the app', async () => {
  const folder = await makeProject('types-prefixes', {
    basePath: '/base',
    i18n: { locales: ['en', 'fr'], defaultLocale: 'en' },
  });
  assert.is((await plinth(folder, 'build')).code, 0);
  const source = (href: string): string => `import { navigate } from '@plinth/core/client';
export const visit = () => navigate('${href}');
`;
  for (const href of ['/base', '/base/fr', '/base/preact', '/base/fr/solid?a']) {
    assert.is(await compile(folder, source(href)), '', href);
  }
  for (const href of ['/preact', '/base/de/preact', '/fr/preact']) {
    assert.match(await compile(folder, source(href)), /checked\.ts\(2,/, href);
  }
});

test('it is left alone where nothing has changed', async () => {
  const folder = await copyFixture('seen', 'types-same');
  const file = `${folder}/plinth-env.d.ts`;
  await plinth(folder, 'build');
  const long = new Date(2001, 1, 1);
  await utimes(file, long, long);
  await plinth(folder, 'build');
  assert.is((await stat(file)).mtime.getTime(), long.getTime());
});

test('dev writes it at start, and again when a page comes or goes', async () => {
  const folder = await copyFixture('seen', 'types-dev');
  const read = (): Promise<string> => readFile(`${folder}/plinth-env.d.ts`, 'utf8').catch(() => '');
  const args = ['dev', '--port', '4650', '--host', '127.0.0.1'];
  const { stop } = await startCommand(folder, args);
  await waitFor(async () => (await read()).includes('"/broken": true;') || undefined);
  await writeFile(`${folder}/pages/late.tsx`, 'export default () => <p />;');
  await waitFor(async () => (await read()).includes('"/late": true;') || undefined);
  await rm(`${folder}/pages/late.tsx`);
  await waitFor(async () => !(await read()).includes('/late') || undefined);
  await stop();
});
