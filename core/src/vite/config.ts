import type { Plugin, UserConfig } from 'vite';
import { type Project, type ProjectFiles, openProject, throwProblems } from './project.ts';
import { names } from './virtual.ts';

/** Tells Vite what an app of this kind is: two environments, one entry each. */
export function createConfigPlugin(project: Project, files: ProjectFiles): Plugin {
  return {
    name: 'plinth:config',
    enforce: 'pre',
    config: () => toConfig(project),
    configResolved(config) {
      openProject(project, config.root, files);
      if (config.command === 'build') throwProblems(project);
    },
  };
}

function toConfig({ adapters, config }: Project): UserConfig {
  const jsx = adapters.find((adapter) => adapter.jsxImportSource)?.jsxImportSource;
  const packages = ['@plinth/core', ...adapters.flatMap((one) => toPackage(one.server as string))];
  return {
    appType: 'custom',
    ...(config.basePath ? { base: `${config.basePath}/` } : {}),
    builder: {},
    ...(jsx === undefined ? {} : { oxc: { jsx: { runtime: 'automatic', importSource: jsx } } }),
    optimizeDeps: { exclude: [...packages, ...bundled] },
    environments: {
      client: {
        build: {
          outDir: 'dist/client',
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: { plinth: names.client, routes: names.routes, decoder: names.decoder },
            preserveEntrySignatures: 'allow-extension',
          },
        },
      },
      ssr: {
        resolve: { noExternal: [...packages, ...bundled] },
        build: {
          ssr: true,
          emitAssets: true,
          copyPublicDir: false,
          outDir: 'dist/server',
          rolldownOptions: {
            input: { index: names.server },
            output: { chunkFileNames: 'chunks/[name]-[hash].js' },
          },
        },
      },
    },
  };
}

/** Both ends must have the same version, that of this package: not another one which the app happens to have. */
const bundled = ['devalue'];

/** The package that a specifier names: `@plinth/preact/server` is in `@plinth/preact`; a path is in none. */
function toPackage(specifier: string): string[] {
  if (/^[./]/.test(specifier)) return [];
  return [
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  ];
}
