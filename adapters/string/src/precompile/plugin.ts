import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';
import { precompile } from './transform.ts';

const runtime = normalizePath(fileURLToPath(import.meta.resolve('./runtime.js')));

/** The compiler as a plug-in: for the server alone, in development and in a build. */
export function createPrecompilePlugin(owns: (id: string, code: string) => boolean): Plugin {
  return {
    name: 'plinth:string-precompile',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    transform: {
      filter: {
        id: { include: /\.[cm]?[jt]sx?(?:$|\?)/, exclude: /\/node_modules\// },
        code: '@plinth/string',
      },
      handler: (code, id) =>
        owns(id, code) ? precompile(code, id.replace(/\?.*$/, ''), runtime) : undefined,
    },
  };
}
