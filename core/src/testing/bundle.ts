import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { loadVite } from '../cli/vite.ts';
import { PlinthError } from '../errors.ts';
import type { Adapter } from '../types.ts';
import { toAdapterPlugins } from '../vite/adapter-plugins.ts';
import { createClaims } from '../vite/ownership.ts';
import { createProject } from '../vite/project.ts';
import type { TestRun } from './test-run.ts';
import { findPackage, quote, type Views, writeViews } from './views.ts';

/** The files of the client's bundle by their names; the entry is `kit.js`. */
export type ClientBundle = ReadonlyMap<string, string | Uint8Array>;

const driver = fileURLToPath(new URL('./browser.js', import.meta.url));

/** Compiles the views, the adapter's client half and the checks for a browser. */
export async function buildClientBundle(run: TestRun): Promise<ClientBundle> {
  const { adapter, views, markup } = run;
  const code = `${writeViews(views!, String)}
import half from ${quote(adapter.client!)};
import { install } from ${quote(driver)};
install({ half, options: ${JSON.stringify(adapter.options)}, views, markup: ${JSON.stringify(markup)} });`;
  const result = await bundle(adapter, views!, code, {
    build: { write: false, modulePreload: false },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return new Map(output.map((file) => [file.fileName, 'code' in file ? file.code : file.source]));
}

/** Bundles these lines, which stand in the folder of the views, by the adapter's own plug-ins. */
export async function bundle(
  adapter: Adapter,
  { folder }: Views,
  code: string,
  config: InlineConfig,
): Promise<unknown> {
  const { build } = await loadVite(folder);
  const root = findPackage(folder);
  const entry = join(folder, 'plinth-kit.js');
  const project = {
    ...createProject([adapter], {}),
    findOwner: createClaims([adapter], root, folder),
  };
  const memory: Plugin = {
    name: 'plinth:testing',
    enforce: 'pre',
    resolveId: (id) => (id === entry ? entry : null),
    load: (id) => (id === entry ? code : null),
  };
  const { jsxImportSource: importSource } = adapter;
  return build({
    root,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    publicDir: false,
    plugins: [memory, await toAdapterPlugins(adapter, project)],
    ...(importSource ? { oxc: { jsx: { runtime: 'automatic', importSource } } } : {}),
    ...config,
    build: {
      ...config.build,
      emptyOutDir: false,
      rolldownOptions: { input: { kit: entry }, output: { entryFileNames: '[name].js' } },
    },
  }).catch((error: unknown) => {
    throw notBuilt(adapter, folder, error);
  });
}

/** Of a bundler's error, what comes before the stack of its own code. */
function notBuilt({ name }: Adapter, folder: string, cause: unknown): PlinthError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const [found = ''] = stripVTControlCharacters(text).split('\nStack backtrace:');
  return new PlinthError(
    'PLINTH_TEST_VIEWS',
    `The views in ${folder} and the halves of the adapter "${name}" cannot be bundled. Mend what the bundler has found:\n\n${found.trim()}`,
    { cause },
  );
}
