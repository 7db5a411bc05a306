import { fileURLToPath } from 'node:url';
import { type Plugin, type UserConfig, defaultAllowedOrigins, normalizePath } from 'vite';
import type { PlinthConfig } from '../types.ts';
import { type Project, type ProjectFiles, openProject, throwProblems } from './project.ts';
import { toServerEnvironment } from './server-environment.ts';
import { names, toResolvedId } from './virtual.ts';

/** Tells Vite what an app of this kind is: two environments, one entry each. */
export function createConfigPlugin(project: Project, files: ProjectFiles): Plugin {
  return {
    name: 'plinth:config',
    enforce: 'pre',
    config: ({ root, server }, { command }) => {
      const isBuild = command === 'build';
      return toConfig(project, server?.cors, isBuild ? (root ?? process.cwd()) : undefined);
    },
    configResolved(config) {
      openProject(project, config.root, files);
      if (config.command === 'build') throwProblems(project);
    },
  };
}

/** Vite answers OPTIONS itself, where in production an API route may; the origins are its own default. */
const cors = { origin: defaultAllowedOrigins, preflightContinue: true };

/** @param builtIn the root of the app where it is built */
function toConfig(
  { adapters, config }: Project,
  ownCors: unknown,
  builtIn: string | undefined,
): UserConfig {
  const jsx = adapters.find((adapter) => adapter.jsxImportSource)?.jsxImportSource;
  const packages = ['@plinth/core', ...adapters.flatMap((one) => toPackage(one.server as string))];
  return {
    appType: 'custom',
    base: `${config.basePath ?? ''}/`,
    ...(config.csp ? { html: { cspNonce: devNonce } } : {}),
    ...(config.assetPrefix ? { experimental: { renderBuiltUrl: toPrefixed(config) } } : {}),
    builder: {},
    ...(ownCors === undefined ? { server: { cors } } : {}),
    ...(jsx === undefined ? {} : { oxc: { jsx: { runtime: 'automatic', importSource: jsx } } }),
    optimizeDeps: { exclude: [...packages, ...bundled] },
    environments: {
      client: {
        build: {
          outDir: 'dist/client',
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: {
              plinth: names.client,
              routes: names.routes,
              decoder: names.decoder,
              late: names.late,
              wait: names.wait,
            },
            preserveEntrySignatures: 'allow-extension',
            output: { codeSplitting: { groups: [{ ...runtimeGroup }, { ...navigationGroup }] } },
          },
        },
      },
      ssr: toServerEnvironment([...packages, ...bundled], builtIn),
    },
  };
}

const clientDir = normalizePath(fileURLToPath(new URL('../client/', import.meta.url)));

/** What each page with script needs of the core is one file: no API, no navigations, no decoder and nothing for deferred props is in it. */
const runtimeGroup = {
  name: 'runtime',
  test: (id: string): boolean =>
    id.startsWith(clientDir) &&
    !/^(?:navigation\/|head|seldom|wait|layouts|guards|params|styles|index|routes|decoder|dev-loader|late)/.test(
      id.slice(clientDir.length),
    ),
};

/** The table of routes, with what any navigation needs: other parts share it. */
const navigationGroup = {
  name: 'routes',
  test: (id: string): boolean =>
    id === toResolvedId(names.routes) ||
    (id.startsWith(clientDir) &&
      /^(?:navigation\/|layouts|routes)/.test(id.slice(clientDir.length))),
};

/** Stands for the nonce of a response in what Vite writes. */
export const devNonce = 'plinth-nonce';

/** Puts the prefix before what the build has made, and the base path before what lies in `public`. */
function toPrefixed(
  config: PlinthConfig,
): NonNullable<UserConfig['experimental']>['renderBuiltUrl'] {
  return (file, { type }) => (type === 'public' ? undefined : toAssetBase(config) + file);
}

/** What the URLs of built files begin with. */
export function toAssetBase({ assetPrefix, basePath = '' }: PlinthConfig): string {
  return `${assetPrefix || basePath}/`;
}

/** Both ends must have the same version, that of this package: not another one which the app happens to have. */
const bundled = ['devalue'];

/** The package that a specifier names: `@plinth/preact/server` is in `@plinth/preact`; a path is in none. */
export function toPackage(specifier: string): string[] {
  if (/^[./]/.test(specifier)) return [];
  return [
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  ];
}
