import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapping } from 'node:module';
import { join } from 'node:path';
import { build, createServer, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import solid from 'vite-plugin-solid';
import { removeServerCode } from '../../../core/src/vite/server-code.ts';
import { assert, suite } from '../../_suite.ts';

const root = join(import.meta.dirname, '../../fixtures/server-code');
const names = ['getServerSideProps'];
const serverOnly = /CANARY|node:|__vite-browser-external|existsSync|getServerSideProps/;

const remover: Plugin = {
  name: 'test:remove-server-code',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.tsx') ? removeServerCode(code, id, names) : undefined),
};

const preactConfig: InlineConfig = {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [remover],
};
const solidConfig: InlineConfig = { plugins: [remover, solid()] };

const test = suite('removeServerCode in Vite');

async function buildPage(file: string, config: InlineConfig): Promise<Rolldown.OutputChunk> {
  const result = await build({
    ...config,
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      sourcemap: true,
      rolldownOptions: { input: join(root, file), preserveEntrySignatures: 'strict' },
    },
  });
  const [chunk, ...others] = (result as Rolldown.RolldownOutput).output;
  assert.equal(
    others.filter(({ fileName }) => !fileName.endsWith('.map')),
    [],
  );
  return chunk;
}

async function transformInDev(file: string, config: InlineConfig): Promise<string> {
  const server = await createServer({
    ...config,
    root,
    cacheDir: join(root, '../../.tmp/server-code'),
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const result = await server.environments.client.transformRequest(`/${file}`);
    return result!.code + JSON.stringify(result!.map);
  } finally {
    await server.close();
  }
}

test('the fixtures hold what must go', () => {
  for (const file of ['page.tsx', 'solid.tsx']) {
    const code = readFileSync(join(root, file), 'utf8');
    for (const part of ['CANARY', 'node:fs', 'getServerSideProps']) assert.ok(code.includes(part));
  }
});

test('without it a build has the canaries', async () => {
  const { code, map } = await buildPage('page.tsx', { ...preactConfig, plugins: [] });
  assert.match(code, /CANARY_BODY/);
  assert.match(map!.toString(), /CANARY_COMMENT/);
});

test('a build has no server code, neither in chunks nor in maps', async () => {
  const { code, map, imports } = await buildPage('page.tsx', preactConfig);
  assert.not.match(code, serverOnly);
  assert.equal(imports, []);
  for (const part of ['STATE', 'LABEL', 'SIDE_EFFECT']) assert.match(code, `STAYS_${part}`);
  const { sources, sourcesContent } = map!;
  const index = sources.findIndex((source) => source.endsWith('/page.tsx'));
  assert.not.match(sourcesContent[index]!, /CANARY|node:|createHash/);
  assert.equal(
    sources.filter((source) => source.endsWith('secret.ts')),
    [],
  );
});

test('a map leads to the source', async () => {
  const { code, map } = await buildPage('page.tsx', preactConfig);
  const source = readFileSync(join(root, 'page.tsx'), 'utf8').split('\n');
  const before = code.slice(0, code.indexOf('STAYS_STATE') - 1).split('\n');
  const sourceMap = new SourceMap(JSON.parse(map!.toString()));
  const entry = sourceMap.findEntry(before.length - 1, before.at(-1)!.length) as SourceMapping;
  assert.match(entry.originalSource, /page\.tsx$/);
  assert.is(source[entry.originalLine]!.slice(entry.originalColumn, -2), `'STAYS_STATE'`);
});

test('a build through Babel has no server code either', async () => {
  const { code, map, imports } = await buildPage('solid.tsx', solidConfig);
  assert.not.match(code, serverOnly);
  assert.equal(imports, []);
  for (const part of ['SIGNAL', 'DIRECTIVE']) assert.match(code, `STAYS_${part}`);
  assert.not.match(map!.toString(), /CANARY/);
});

for (const [file, config] of [
  ['page.tsx', preactConfig],
  ['solid.tsx', solidConfig],
] as const) {
  test(`the dev server sends no server code of ${file}, nor a map of it`, async () => {
    const sent = await transformInDev(file, config);
    assert.not.match(sent, /CANARY|node:|secret\.ts/);
    assert.match(sent, /STAYS_STATE|STAYS_SIGNAL/);
  });
}
