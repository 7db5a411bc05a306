import { fileURLToPath } from 'node:url';
import { type EnvironmentOptions, type Rolldown, normalizePath } from 'vite';
import { findBundled } from './bundled-packages.ts';
import { leaveMaps } from './leave-maps.ts';
import { names } from './virtual.ts';

/**
 * The server's side: of the packages of Plinth and its adapters each has its own copy.
 *
 * @param builtIn the root of the app where it is built
 */
export function toServerEnvironment(
  packages: readonly string[],
  builtIn: string | undefined,
): EnvironmentOptions {
  const found = builtIn === undefined ? new Map<string, string>() : findBundled(packages, builtIn);
  const folders = packages.flatMap((name) => found.get(name) ?? []);
  const isOfPackages = toIsInside([...found.values()]);
  return {
    resolve: { noExternal: [...packages, ...found.keys()] },
    build: {
      ssr: true,
      sourcemap: true,
      emitAssets: true,
      copyPublicDir: false,
      outDir: 'dist/server',
      rolldownOptions: {
        input: { index: names.server, serve: names.serve },
        output: {
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: { groups: [toPipelineGroup(folders)] },
        },
        plugins: [leaveMaps(isOfPackages)],
      },
    },
  };
}

const nodeDir = normalizePath(fileURLToPath(new URL('../node/', import.meta.url)));

/**
 * All that answers requests is one file: most of the time of a start goes into finding and reading many.
 * Where there is no Node, nothing asks for what is Node's.
 */
function toPipelineGroup(folders: readonly string[]): Rolldown.CodeSplittingGroup {
  const isInside = toIsInside(folders);
  return {
    name: 'plinth',
    tags: ['$initial'],
    test: (id) => !id.startsWith(nodeDir) && isInside(id),
  };
}

function toIsInside(folders: readonly string[]): (id: string) => boolean {
  const inside = folders.map((folder) => `${normalizePath(folder)}/`);
  return (id) => inside.some((folder) => id.startsWith(folder));
}
