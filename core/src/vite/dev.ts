import type {
  Connect,
  EnvironmentModuleNode,
  Plugin,
  RunnableDevEnvironment,
  ViteDevServer,
} from 'vite';
import { isRunnableDevEnvironment } from 'vite';
import { NodeRequest } from 'srvx/node';
import { PlinthError } from '../errors.ts';
import { sendResponse } from '../node/send.ts';
import type { App, AppOptions, Build, PageBuild } from '../types.ts';
import { toOverlay, writeOverlayScript } from './dev-overlay.ts';
import { listImports, listStyles } from './dev-imports.ts';
import { createPagesWatch } from './dev-watch.ts';
import { checkOwners } from './owners-check.ts';
import type { Project } from './project.ts';
import { names, toResolvedId } from './virtual.ts';

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
      return () => {
        server.middlewares.use(handle);
      };
    },
    hotUpdate({ server, modules }) {
      if (this.environment.name !== 'ssr' || modules.length === 0) return undefined;
      forgetModules(toRunnable(server), modules);
      server.environments.client.hot.send('plinth:update');
      return [];
    },
  };
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

function createHandler(
  server: ViteDevServer,
  project: Project,
  checkPages: () => Promise<void>,
): Connect.NextHandleFunction {
  const ssr = toRunnable(server);
  const errors = new WeakMap<Request, unknown>();
  let loaded: { options: AppOptions; app: App } | undefined;

  async function loadApp(): Promise<App> {
    const module = (await ssr.runner.import(names.app)) as AppModule;
    if (loaded?.options !== module.default) {
      const app = module.createApp({
        ...module.default,
        dev: true,
        build: createDevBuild(ssr, project),
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
  return {
    id: 'development',
    entry: toUrl(names.client),
    routes: toUrl(names.routes),
    decoder: { module: toUrl(names.decoder) },
    async page(pattern): Promise<PageBuild | undefined> {
      const page = project.pages.get(pattern);
      if (!page) return undefined;
      // First, because a compiler's error shows the source line.
      await ssr.runner.import(page.file);
      if (page.problem) throw page.problem;
      checkOwners(project, page, (id) => listImports(ssr, id));
      return {
        adapter: page.adapter.name,
        module: page.hydrate === false ? undefined : toUrl(names.page + pattern),
        styles: listStyles(ssr, page.file),
      };
    },
  };
}

/** The URL under which Vite's dev server has a virtual module. */
function toUrl(name: string): string {
  return `/@id/${toResolvedId(name).replace('\0', '__x00__')}`;
}

/** Adds Vite's client to a document, and shows an error where the developer looks. */
async function addDevTools(
  server: ViteDevServer,
  response: Response,
  error: unknown,
): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) {
    if (error !== undefined) {
      server.environments.client.hot.send({ type: 'error', err: toOverlay(error) });
    }
    return response;
  }
  const html = await response.text();
  const overlay = error === undefined ? '' : writeOverlayScript(toOverlay(error));
  const head = await readDevHead(server);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const body =
    html &&
    html.replace('<head>', () => `<head>${head}`).replace('</body>', () => `${overlay}</body>`);
  return new Response(body || null, { status: response.status, headers });
}

/** What Vite and its plug-ins put into the head of any document. */
async function readDevHead(server: ViteDevServer): Promise<string> {
  const shell = await server.transformIndexHtml(
    '/',
    '<!doctype html><html><head></head><body></body></html>',
  );
  const head = shell.slice(shell.indexOf('<head>') + '<head>'.length, shell.indexOf('</head>'));
  return `${head}<script type="module" src="${toUrl(names.dev)}"></script>`;
}
