import type * as NodeUrl from 'node:url';
import type * as Vite from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { PlinthError } from '@plinth/core';

type SolidPlugin = (options: { ssr: boolean }) => Plugin;
type Transform = Extract<Plugin['transform'], (...inputs: never) => unknown>;

/** What files for the server import instead of `solid-js/web`, which Vite's dev server would not ask a plug-in for. */
const guarded = 'virtual:plinth-solid-web';

/**
 * The compiler of Solid's files, for both sides, and for the server this package's runtime below them.
 *
 * @throws PLINTH_SOLID_PLUGIN_MISSING
 */
export async function createPlugins(): Promise<Plugin[]> {
  const { default: createCompiler } = await loadCompiler();
  const { fileURLToPath } = await load<typeof NodeUrl>('node:url');
  const compiler = createCompiler({ ssr: true });
  compiler.transform = guardServer(keepState(compiler.transform as Transform));
  const { normalizePath } = await load<typeof Vite>('vite');
  const runtime = normalizePath(fileURLToPath(import.meta.resolve('./runtime.js')));
  return [compiler, createRuntimePlugin(runtime)];
}

/** Pages import this package too: a bundler that could read the name would follow it into their scripts. */
function load<Module>(name: string): Promise<Module> {
  return import(/* @vite-ignore */ name) as Promise<Module>;
}

async function loadCompiler(): Promise<{ default: SolidPlugin }> {
  try {
    return await load('vite-plugin-solid');
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new PlinthError(
      'PLINTH_SOLID_PLUGIN_MISSING',
      'The adapter for Solid needs vite-plugin-solid to compile its pages. Install it: npm install -D vite-plugin-solid',
      { cause },
    );
  }
}

/** An edit makes anew the components that it changes, and not all that stand in the file; a file may say otherwise. */
function keepState(compile: Transform): Transform {
  return function transform(code, id, options) {
    const { mode, config } = this.environment;
    const isRefreshed =
      mode === 'dev' && config.consumer === 'client' && !code.includes('@refresh');
    return compile.call(this, isRefreshed ? `${code}\n/* @refresh granular */` : code, id, options);
  };
}

function guardServer(compile: Transform): Transform {
  return async function transform(code, id, options) {
    const result = await compile.call(this, code, id, options);
    if (this.environment.config.consumer !== 'server') return result;
    const { code: compiled = code, map = null } = (result ?? {}) as Rolldown.SourceDescription;
    if (!compiled.includes('solid-js/web')) return result;
    const { body } = this.parse(compiled, { lang: 'ts' });
    return { code: redirectImports(compiled, body), map };
  };
}

type Statement = ReturnType<Rolldown.PluginContext['parse']>['body'][number];

function redirectImports(code: string, body: readonly Statement[]): string {
  let redirected = code;
  for (const statement of body.toReversed()) {
    const source = 'source' in statement ? statement.source : null;
    if (source?.value !== 'solid-js/web') continue;
    redirected = `${redirected.slice(0, source.start)}'${guarded}'${redirected.slice(source.end)}`;
  }
  return redirected;
}

function createRuntimePlugin(runtime: string): Plugin {
  const own = runtime.replace(/[^/]*$/, '');
  return {
    name: 'plinth:solid-runtime',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    resolveId: {
      filter: { id: /^(?:solid-js\/web|virtual:plinth-solid-web)$/ },
      handler: (_, importer) => (importer?.startsWith(own) ? null : runtime),
    },
  };
}
