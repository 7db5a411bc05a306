import type {
  Connect,
  EnvironmentModuleNode,
  Plugin,
  RunnableDevEnvironment,
  ViteDevServer,
} from 'vite';
import { randomUUID } from 'node:crypto';
import { isRunnableDevEnvironment } from 'vite';
import { NodeRequest } from 'srvx/node';
import { PlinthError } from '../errors.ts';
import { toFullUrl } from '../node/full-url.ts';
import { sendResponse } from '../node/send.ts';
import type { App, AppOptions, Build, PageBuild } from '../types.ts';
import { addDevTools, toUrl } from './dev-document.ts';
import { listImports, listStyles } from './dev-imports.ts';
import { createPagesWatch } from './dev-watch.ts';
import { checkOwners } from './owners-check.ts';
import { listComponents } from './outer-files.ts';
import type { Project } from './project.ts';
import { names } from './virtual.ts';

/** What `virtual:plinth/app` exports. */
interface AppModule {
  default: AppOptions;
  createApp(options: AppOptions): App;
}

/** Serves the app from source, through the pipeline that production has. */
export function createDevPlugin(project: Project): Plugin {
  return {
    name: 'plinth:dev',
    apply: 'serve',
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
  const ssr = toRunnable(server);
  const errors = new WeakMap<Request, unknown>();
  const build = createDevBuild(ssr, project);
  let loaded: { options: AppOptions; app: App } | undefined;

  async function loadApp(): Promise<App> {
    const module = (await ssr.runner.import(names.app)) as AppModule;
    if (loaded?.options !== module.default) {
      const app = module.createApp({
        ...module.default,
        dev: true,
        build,
        onError(error, { request }) {
          errors.set(request, error);
          server.config.logger.error(
            error instanceof Error ? (error.stack ?? error.message) : String(error),
          );
        },
      });
      loaded = { options: module.default, app };
    }
    return loaded.app;
  }

  return async function handleRequest(req, res, next) {
    req.url = toFullUrl(req, project.config.basePath ?? '');
    try {
      await checkPages();
      const app = await loadApp();
      const request = new NodeRequest({ req, res }) as Request;
      const response = await app.fetch(request);
      const error = errors.get(request);
      await sendResponse(res, await addDevTools(server, response, error));
    } catch (error) {
      next(error);
    }
  };
}

function toRunnable(server: ViteDevServer): RunnableDevEnvironment {
  const { ssr } = server.environments;
  if (ssr && isRunnableDevEnvironment(ssr)) return ssr;
  throw new PlinthError(
    'PLINTH_DEV_ENVIRONMENT',
    'The "ssr" environment of this Vite server cannot run modules, because another plug-in replaced it. Remove that plug-in in dev.',
  );
}

/** In dev a page's files are known once it has been loaded. */
function createDevBuild(ssr: RunnableDevEnvironment, project: Project): Build {
  const base = `${project.config.basePath ?? ''}/`;
  return {
    id: 'development',
    secret: randomUUID(),
    entry: toUrl(base, names.client),
    routes: toUrl(base, names.routes),
    async page(pattern): Promise<PageBuild | undefined> {
      const page = project.pages.get(pattern);
      if (!page) return undefined;
      const files = listComponents(page).map(({ file }) => file);
      // First, because a compiler's error shows the source line.
      for (const file of files) await ssr.runner.import(file);
      if (page.problem) throw page.problem;
      checkOwners(project, page, (id) => listImports(ssr, id));
      return {
        adapter: page.adapter.name,
        app: page.app?.pattern,
        layouts: page.layouts.map((layout) => layout.pattern),
        module: page.hydrate === false ? undefined : toUrl(base, names.page + pattern),
        styles: listStyles(ssr, files).map((url) => base + url.slice(1)),
      };
    },
  };
}
