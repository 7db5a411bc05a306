import type { PluginOption } from 'vite';
import { checkAdapter } from '../adapter.ts';
import { PlinthError } from '../errors.ts';
import type { Adapter, PlinthConfig } from '../types.ts';
import { toAdapterPlugins } from './adapter-plugins.ts';
import { createBuildPlugin } from './build.ts';
import { createConfigPlugin } from './config.ts';
import { createDevPlugin } from './dev.ts';
import { createModulesPlugin } from './modules.ts';
import { createOwnersCheck } from './owners-check.ts';
import { validateOptions } from '../validate-options.ts';
import { createProject } from './project.ts';
import { createRoutesBuild } from './routes-build.ts';
import { createRoutesDev } from './routes-dev.ts';

/** What the Vite plug-in can be told. */
export interface PlinthOptions extends PlinthConfig {
  /** The view layers of the app; the first one owns the files that name no other. */
  adapters: readonly Adapter[];
  /** The folder of the pages, relative to the app's root. @default 'pages', else 'src/pages' */
  pages?: string;
  /** The module that exports the codecs of the app's own classes, relative to the app's root. @default none */
  codecs?: string;
}

/**
 * The Vite plug-in: finds the pages, compiles each with the adapter that owns it, keeps server code
 * out of the browser, and builds `dist/client` and `dist/server/index.js`.
 *
 * @throws PLINTH_NO_ADAPTER, PLINTH_ADAPTER_API_VERSION, PLINTH_ADAPTER_SERVER, PLINTH_OPTIONS_INVALID, and at start what the pages folder makes wrong
 * @example
 * export default { plugins: [plinth({ adapters: [preact(), string()] })] };
 */
export function plinth(options: PlinthOptions): PluginOption {
  const { adapters, pages, codecs, ...config } = options;
  checkAdapters(adapters);
  validateOptions(config, ['adapters', 'pages', 'codecs']);
  const project = createProject(adapters, config);
  return [
    createConfigPlugin(project, { pages, codecs }),
    createModulesPlugin(project),
    createRoutesBuild(project),
    createRoutesDev(project),
    createOwnersCheck(project),
    createBuildPlugin(project),
    createDevPlugin(project),
    ...adapters.map((adapter) => toAdapterPlugins(adapter, project)),
  ];
}

function checkAdapters(adapters: readonly Adapter[]): void {
  if (!Array.isArray(adapters) || adapters.length === 0) {
    throw new PlinthError(
      'PLINTH_NO_ADAPTER',
      'plinth() has no adapter. Pass at least one: plinth({ adapters: [preact()] }).',
    );
  }
  for (const adapter of adapters) {
    checkAdapter(adapter);
    if (typeof adapter.server === 'string') continue;
    throw new PlinthError(
      'PLINTH_ADAPTER_SERVER',
      `The adapter "${adapter.name}" has its server half as an object, which a build cannot carry over. Name its module instead: server: "@plinth/${adapter.name}/server".`,
    );
  }
}
