import { AsyncLocalStorage } from 'node:async_hooks';
import { inspect } from 'node:util';
import type {
  Connect,
  EnvironmentModuleNode,
  Plugin,
  RunnableDevEnvironment,
  ViteDevServer,
} from 'vite';
import { NodeRequest } from 'srvx/node';
import { createLiveAssets } from '../node/files.ts';
import { toFullUrl } from '../node/full-url.ts';
import { createLog } from '../node/log.ts';
import { sendResponse } from '../node/send.ts';
import type { AppOptions } from '../types.ts';
import { createAppLoader, toRunnable } from './dev-app.ts';
import { addDevTools } from './dev-document.ts';
import { createPagesWatch } from './dev-watch.ts';
import type { Project } from './project.ts';

/** The name under which the plug-in of the dev server is found. */
export const devPluginName = 'plinth:dev';

/** What the plug-in gives to who runs the app from source without a server of its own. */
export interface DevState {
  project: Project;
}

/** Serves the app from source, through the pipeline that production has. */
export function createDevPlugin(project: Project): Plugin<DevState> {
  return {
    name: devPluginName,
    apply: 'serve',
    api: { project },
    configureServer(server) {
      const handle = createHandler(server, project, createPagesWatch(server, project));
      const { basePath } = project.config;
      if (basePath) server.middlewares.use(createOutsideHandler(basePath, handle));
      return () => {
        server.middlewares.use(handle);
      };
    },
    hotUpdate({ server, modules }) {
      if (this.environment.name !== 'ssr' || modules.length === 0) return undefined;
      forgetModules(toRunnable(server), modules);
      const isDocument = modules.some(({ file }) => file === findDocument(project));
      if (isDocument) server.environments.client.hot.send({ type: 'full-reload' });
      else server.environments.client.hot.send('plinth:update');
      return [];
    },
  };
}

function findDocument({ others }: Project): string | undefined {
  return others.find(({ kind }) => kind === 'document')?.file;
}

/** At once, and not when the module runner hears of it: the browser's next request may be faster. */
function forgetModules(
  { runner }: RunnableDevEnvironment,
  changed: readonly EnvironmentModuleNode[],
): void {
  const stale = new Set(changed);
  for (const { id, importers } of stale) {
    const evaluated = id === null ? undefined : runner.evaluatedModules.getModuleById(id);
    if (evaluated) runner.evaluatedModules.invalidateModule(evaluated);
    for (const importer of importers) stale.add(importer);
  }
}

/** Vite answers below its base alone; what stands elsewhere, and the root of the app, is the app's to say. */
function createOutsideHandler(
  basePath: string,
  handle: Connect.NextHandleFunction,
): Connect.NextHandleFunction {
  return (req, res, next) => {
    if (req.url?.startsWith(`${basePath}/`)) next();
    else handle(req, res, next);
  };
}

function createHandler(
  server: ViteDevServer,
  project: Project,
  checkPages: () => Promise<void>,
): Connect.NextHandleFunction {
  // Not by request: middleware may replace that.
  const current = new AsyncLocalStorage<{ error?: unknown }>();
  const { logger } = server.config;
  const options: Partial<AppOptions> = {
    assets: createLiveAssets(server.config.publicDir),
    onError(error) {
      Object.assign(current.getStore() ?? {}, { error });
      logger.error(inspect(error));
    },
  };
  const log = createLog(false, (line) => logger.info(line.trimEnd()));
  const loadApp = createAppLoader(server, project, options, { ...log, error() {} });

  return async function handleRequest(req, res, next) {
    req.url = toFullUrl(req, project.config.basePath ?? '');
    try {
      await checkPages();
      const app = await loadApp();
      const request = new NodeRequest({ req, res }) as Request;
      const outcome: { error?: unknown } = {};
      const response = await current.run(outcome, () => app.fetch(request));
      await sendResponse(res, await addDevTools(server, response, outcome.error));
    } catch (error) {
      next(error);
    }
  };
}
