import { type ViteDevServer, normalizePath } from 'vite';
import { type Project, readPages } from './project.ts';
import { names, toResolvedId } from './virtual.ts';

/**
 * Follows the pages folder: a page that comes, goes or changes its settings makes the app anew.
 * Returns a check that throws what is wrong with the folder as it is now.
 */
export function createPagesWatch(server: ViteDevServer, project: Project): () => void {
  let problem: unknown;
  let before = describe(project);
  server.watcher.on('all', (_event, path) => {
    if (!normalizePath(path).startsWith(`${project.pagesDir}/`)) return;
    try {
      readPages(project);
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (problem === undefined && describe(project) === before) return;
    before = describe(project);
    forgetApp(server);
  });
  return () => {
    if (problem !== undefined) throw problem;
  };
}

/** Everything about the pages that the virtual modules say. */
function describe({ pages }: Project): string {
  return JSON.stringify(
    [...pages.values()].map(({ file, adapter, hydrate, serverFile, metaFile }) => [
      file,
      adapter.name,
      hydrate,
      serverFile,
      metaFile,
    ]),
  );
}

function forgetApp(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    for (const name of [names.app, names.routes]) {
      const module = environment.moduleGraph.getModuleById(toResolvedId(name));
      if (module) environment.moduleGraph.invalidateModule(module);
    }
    environment.hot.send({ type: 'full-reload' });
  }
}
