import { type Plugin, type UserConfig, defaultAllowedOrigins } from 'vite';
import { type Project, openProject, throwProblems } from './project.ts';
import { names } from './virtual.ts';

/** Tells Vite what an app of this kind is: two environments, one entry each. */
export function createConfigPlugin(project: Project, pagesDir: string | undefined): Plugin {
  return {
    name: 'plinth:config',
    enforce: 'pre',
    config: ({ server }) => toConfig(project, server?.cors),
    configResolved(config) {
      openProject(project, config.root, pagesDir);
      if (config.command === 'build') throwProblems(project);
    },
  };
}

/** Vite answers OPTIONS itself, where in production an API route may; the origins are its own default. */
const cors = { origin: defaultAllowedOrigins, preflightContinue: true };

function toConfig({ adapters, config }: Project, ownCors: unknown): UserConfig {
  const jsx = adapters.find((adapter) => adapter.jsxImportSource)?.jsxImportSource;
  const packages = ['@plinth/core', ...adapters.flatMap((one) => toPackage(one.server as string))];
  return {
    appType: 'custom',
    ...(config.basePath ? { base: `${config.basePath}/` } : {}),
    builder: {},
    ...(ownCors === undefined ? { server: { cors } } : {}),
    ...(jsx === undefined ? {} : { oxc: { jsx: { runtime: 'automatic', importSource: jsx } } }),
    optimizeDeps: { exclude: packages },
    environments: {
      client: {
        build: {
          outDir: 'dist/client',
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: { plinth: names.client, routes: names.routes },
            preserveEntrySignatures: 'allow-extension',
          },
        },
      },
      ssr: {
        resolve: { noExternal: packages },
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
