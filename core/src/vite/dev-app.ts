import { randomUUID } from 'node:crypto';
import { type RunnableDevEnvironment, type ViteDevServer, isRunnableDevEnvironment } from 'vite';
import { PlinthError } from '../errors.ts';
import type { Log } from '../config.ts';
import { readInternals } from '../node/app-files.ts';
import type { App, AppOptions, Build, PageBuild } from '../types.ts';
import { toUrl } from './dev-document.ts';
import { findStyles, listImports } from './dev-imports.ts';
import { listComponents } from './outer-files.ts';
import { checkOwners } from './owners-check.ts';
import type { Project } from './project.ts';
import { names } from './virtual.ts';

/** What `virtual:plinth/app` exports. */
interface AppModule {
  default: AppOptions;
  createApp(options: AppOptions): App;
}

/** Makes the app of a project from source, with a log if one is given; it is made anew when its modules have changed. */
export function createAppLoader(
  server: ViteDevServer,
  project: Project,
  options: Partial<AppOptions>,
  log?: Log,
): () => Promise<App> {
  const ssr = toRunnable(server);
  const build = createDevBuild(ssr, project);
  let loaded: { options: AppOptions; app: App } | undefined;
  return async function loadApp() {
    const module = (await ssr.runner.import(names.app)) as AppModule;
    if (loaded?.options !== module.default) {
      const app = module.createApp({ ...module.default, dev: true, build, ...options });
      const logged = log ? readInternals(app).bind({ log, isTraced: true }) : app;
      loaded = { options: module.default, app: logged };
    }
    return loaded.app;
  };
}

/**
 * The environment in which the app runs.
 *
 * @throws PLINTH_DEV_ENVIRONMENT
 */
export function toRunnable(server: ViteDevServer): RunnableDevEnvironment {
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
    wait: toUrl(base, names.wait),
    decoder: { module: toUrl(base, names.decoder) },
    late: { module: toUrl(base, names.late) },
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
        styles: findStyles(ssr, files).map(({ url }) => base + url.slice(1)),
      };
    },
  };
}
