import type * as NodeUrl from 'node:url';
import type * as Vite from 'vite';
import type { PreactOptions } from './index.ts';
import type * as Precompile from './precompile/plugin.ts';

const nested = ['@prefresh/core', '@prefresh/utils'].map((name) => `@plinth/preact > ${name}`);
const shared = ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'];

/**
 * What Vite needs for Preact's files: one copy of Preact, components that keep their state when they are
 * edited, and, unless it is switched off, the compiler of static JSX.
 */
export async function createPlugins(
  owns: (id: string, code: string) => boolean,
  precompile: PreactOptions['precompile'],
): Promise<Vite.Plugin[]> {
  const { normalizePath, transformWithOxc } = await load<typeof Vite>('vite');
  const { fileURLToPath } = await load<typeof NodeUrl>('node:url');
  const refresh = normalizePath(fileURLToPath(import.meta.resolve('./refresh.js')));
  const plugins = [createConfigPlugin(), createRefreshPlugin(owns, transformWithOxc, refresh)];
  if (!precompile) return plugins;
  const { createPrecompilePlugin } = await load<typeof Precompile>('./precompile/plugin.js');
  return [...plugins, createPrecompilePlugin(owns, precompile)];
}

/** Pages import this package too: a bundler that could read the name would follow it into their scripts. */
function load<Module>(name: string): Promise<Module> {
  return import(/* @vite-ignore */ name) as Promise<Module>;
}

function createConfigPlugin(): Vite.Plugin {
  return {
    name: 'plinth:preact',
    config: (_, { command }) => ({
      resolve: { dedupe: ['preact'] },
      optimizeDeps: command === 'serve' ? { include: [...shared, ...nested] } : {},
    }),
  };
}

function createRefreshPlugin(
  owns: (id: string, code: string) => boolean,
  compile: typeof Vite.transformWithOxc,
  refresh: string,
): Vite.Plugin {
  return {
    name: 'plinth:preact-refresh',
    enforce: 'pre',
    apply: 'serve',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    transform: {
      filter: { id: { include: /\.[jt]sx(?:$|\?)/, exclude: /\/node_modules\// } },
      async handler(code, id) {
        if (!owns(id, code)) return null;
        const file = id.replace(/\?.*$/, '');
        const jsx = {
          runtime: 'automatic',
          importSource: 'preact',
          development: true,
          refresh: true,
        } as const;
        const result = await compile(code, file, { sourcemap: true, jsx });
        return { code: acceptUpdates(result.code, file, refresh), map: result.map };
      },
    },
  };
}

/** After the module's own code: imports and functions are hoisted, so no line moves, and its pragma stays first. */
function acceptUpdates(code: string, file: string, refresh: string): string {
  if (!/\$Refresh(?:Reg|Sig)\$/.test(code)) return code;
  const accept = code.includes('$RefreshReg$(')
    ? 'import.meta.hot.accept(plinthRefresh.flush);'
    : '';
  return `${code}
import * as plinthRefresh from ${JSON.stringify(refresh)};
function $RefreshReg$(type, name) { plinthRefresh.register(type, ${JSON.stringify(file)} + ' ' + name); }
function $RefreshSig$() { return plinthRefresh.createSign(); }
${accept}
`;
}
