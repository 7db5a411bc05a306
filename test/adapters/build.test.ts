/** What the adapters of Preact and Solid add to a page's script, and to the build. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { preact } from '@plinth/preact';
import { solid } from '@plinth/solid';
import { assert, suite } from '../_suite.ts';
import { createViewPlugins } from './_views.ts';

const test = suite('adapter builds');
const slow = { timeout: 30_000 };

const pages = {
  preact: `/** @jsxImportSource preact */
export const Page = ({ name }) => <p>{name}</p>;`,
  solid: `/** @jsxImportSource solid-js */
export const Page = (props) => <p>{props.name}</p>;`,
};

const bare = {
  preact: `import { h, hydrate } from 'preact'; hydrate(h(Page, { name: 'x' }), document.body);`,
  solid: `import { createComponent, hydrate } from 'solid-js/web';
hydrate(() => createComponent(Page, { name: 'x' }), document.body);`,
};

// Of Preact's half some 150 are what keeps texts whole while it hydrates; of Solid’s some 100 are what
// begins anew after a failed update, and takes values of resources out of the props.
const limits = { preact: { half: 730, page: 5_450 }, solid: { half: 1_260, page: 6_000 } };

for (const layer of ['preact', 'solid'] as const) {
  const mount = `import client from '@plinth/${layer}/client';
client.mount(document.body, { Page, props: { name: 'x' }, layouts: [] }, { hydrate: true });`;

  test(
    `${layer}: the client half costs few bytes`,
    async () => {
      const own = gzipSync(await bundle(layer, bare[layer])).length;
      const page = gzipSync(await bundle(layer, mount)).length;
      const { [layer]: limit } = limits;
      assert.ok(page - own <= limit.half, `the half has ${page - own} bytes`);
      assert.ok(page <= limit.page, `a page with it has ${page} bytes`);
    },
    slow,
  );

  test(
    `${layer}: useRoute brings nothing of the build into a page's script`,
    async () => {
      const use = `import { useRoute } from '@plinth/${layer}';\nconsole.log(useRoute);`;
      const code = await bundle(layer, `${mount}\n${use}`);
      assert.match(code, 'PLINTH_USE_ROUTE_OUTSIDE');
      assert.not.match(code, /node:url|import\.meta|vite|jsxImportSource|prefresh|resolveSSRNode/);
    },
    slow,
  );
}

test('each adapter says what the core must know of it', () => {
  assert.equal(describe(preact({ include: ['**/*.jsx'] })), {
    name: 'preact',
    apiVersion: 1,
    jsxImportSource: 'preact',
    include: ['**/*.jsx'],
    server: '@plinth/preact/server',
    client: '@plinth/preact/client',
  });
  assert.equal(describe(solid()), {
    name: 'solid',
    apiVersion: 1,
    jsxImportSource: 'solid-js',
    include: undefined,
    server: '@plinth/solid/server',
    client: '@plinth/solid/client',
  });
});

test(
  'without vite-plugin-solid, the adapter says how to install it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plinth-'));
    const scope = join(folder, 'node_modules/@plinth');
    const dist = dirname(fileURLToPath(import.meta.resolve('@plinth/solid')));
    await mkdir(scope, { recursive: true });
    await cp(dist, join(folder, 'dist'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    const core = dirname(dirname(fileURLToPath(import.meta.resolve('@plinth/core'))));
    await symlink(core, join(scope, 'core'));
    const code = `const { createPlugins } = await import(${JSON.stringify(pathToFileURL(join(folder, 'dist/vite.js')).href)});
await createPlugins().catch((error) => console.log(error.code, error.message));`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
    assert.match(
      (await run).stdout,
      /^PLINTH_SOLID_PLUGIN_MISSING .*npm install -D vite-plugin-solid/,
    );
    await rm(folder, { recursive: true });
  },
  slow,
);

function describe({ vite, ...rest }: ReturnType<typeof preact>): object {
  assert.type(vite, 'function');
  return rest;
}

async function bundle(layer: 'preact' | 'solid', code: string): Promise<string> {
  const page = join(import.meta.dirname, 'page.tsx');
  const modules: Record<string, string> = {
    [page]: pages[layer],
    [join(import.meta.dirname, 'entry.ts')]:
      `import { Page } from ${JSON.stringify(page)};\n${code}`,
  };
  const memory: Plugin = {
    name: 'memory',
    enforce: 'pre',
    resolveId: (id) => (id in modules ? id : null),
    load: (id) => modules[id],
  };
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    plugins: [memory, await createViewPlugins()],
    build: { write: false, target: 'es2022', rolldownOptions: { input: Object.keys(modules)[1]! } },
  });
  return (result as Rolldown.RolldownOutput).output[0].code;
}
