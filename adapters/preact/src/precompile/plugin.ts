import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';
import { precompile } from './transform.ts';

const runtime = normalizePath(fileURLToPath(import.meta.resolve('./runtime/index.js')));

/** The compiler as a plug-in: for the server alone, in development and in a build. */
export function createPrecompilePlugin(
  owns: (id: string, code: string) => boolean,
  options: true | { skip?: readonly string[] },
): Plugin {
  const skip = new Set(options === true ? [] : options.skip);
  return {
    name: 'plinth:preact-precompile',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    transform: {
      filter: { id: { include: /\.[jt]sx(?:$|\?)/, exclude: /\/node_modules\// } },
      handler(code, id) {
        if (!owns(id, code)) return undefined;
        return precompile(code, id.replace(/\?.*$/, ''), { runtime, skip });
      },
    },
  };
}
