import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { preact, type PreactOptions } from '@plinth/preact';

/** What modules are compiled with. */
export interface Setting {
  /** The package: Preact 11, or 10 under its other name. */
  preact: 'preact' | 'preact10';
  precompile: PreactOptions['precompile'];
}

/** Sources by file name; the first one is the entry. They may import the files of the fixtures. */
export type Modules = Readonly<Record<string, string>>;

const folder = join(import.meta.dirname, '../../../fixtures/precompile');

/** Bundles modules for the server, with one Preact and its renderer in them, and loads what the entry exports. */
export async function loadModules<Exports>(modules: Modules, setting: Setting): Promise<Exports> {
  const outDir = join(folder, '../../.tmp', `precompile-${crypto.randomUUID()}`);
  await build(
    await createConfig(modules, setting, { ssr: true, outDir, sourcemap: true, emptyOutDir: true }),
  );
  const loaded = await import(pathToFileURL(join(outDir, 'entry.js')).href);
  await rm(outDir, { recursive: true });
  return loaded as Exports;
}

/** Bundles modules for the browser. */
export async function bundleScript(modules: Modules, setting: Setting): Promise<string> {
  const result = await build(await createConfig(modules, setting, { write: false }));
  return (result as Rolldown.RolldownOutput).output[0].code;
}

/** What the compiler makes of one module; undefined where it leaves it alone. */
export async function compile(
  code: string,
  { precompile, id = '/app/page.tsx' }: PreactOptions & { id?: string } = {},
): Promise<{ code: string; map: string } | undefined> {
  const plugins = (await preact({ precompile }).vite!(() => true)) as Plugin[];
  const plugin = plugins.find(({ name }) => name === 'plinth:preact-precompile');
  const { handler } = plugin!.transform as { handler: (code: string, id: string) => unknown };
  return (await handler(code, id)) as { code: string; map: string } | undefined;
}

async function createConfig(
  modules: Modules,
  { preact: name, precompile }: Setting,
  options: InlineConfig['build'],
): Promise<InlineConfig> {
  const plugins = (await preact({ precompile }).vite!(() => true)) as Plugin[];
  return {
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [keepInMemory(modules), ...plugins],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: { alias: [{ find: /^preact(?=\/|$)/, replacement: name }] },
    ssr: { noExternal: true },
    build: { ...options, rolldownOptions: { input: { entry: Object.keys(modules)[0]! } } },
  };
}

function keepInMemory(modules: Modules): Plugin {
  return {
    name: 'memory',
    enforce: 'pre',
    resolveId: (id) => (basename(id) in modules ? join(folder, basename(id)) : undefined),
    load: (id) => (dirname(id) === folder ? modules[basename(id)] : undefined),
  };
}
