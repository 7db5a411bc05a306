import { setTimeout as delay } from 'node:timers/promises';
import { dirname } from 'node:path';
import { type ViteDevServer, normalizePath } from 'vite';
import { type Project, readPages } from './project.ts';
import { writeTypesFile } from './types-file.ts';
import { isVirtual } from './virtual.ts';

/** Editors empty a file before they write it; after this many milliseconds it is whole. */
const settled = 50;
const beside = /\/(?:middleware|instrumentation)\.[jt]s$/;

/**
 * Follows the pages folder: a page that comes, goes or changes its settings makes the app anew.
 * Returns a check that waits for changes under way and throws what is wrong with the folder as it is now.
 */
export function createPagesWatch(server: ViteDevServer, project: Project): () => Promise<void> {
  writeTypesFile(project);
  let problem: unknown;
  let before = describe(project);
  let reading: Promise<void> | undefined;

  function readAgain(): void {
    try {
      readPages(project);
      writeTypesFile(project);
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (problem === undefined && describe(project) === before) return;
    before = describe(project);
    forgetApp(server);
  }

  server.watcher.on('all', (_event, path) => {
    if (!isOurs(normalizePath(path), project)) return;
    const own = delay(settled).then(() => {
      if (own === reading) readAgain();
    });
    reading = own;
  });
  return async () => {
    await reading;
    if (problem !== undefined) throw problem;
  };
}

/** Whether a file is in the pages folder, or one of those that mean something beside it. */
function isOurs(path: string, { pagesDir }: Project): boolean {
  if (path.startsWith(`${pagesDir}/`)) return true;
  return dirname(path) === dirname(pagesDir) && beside.test(path);
}

/** Everything about the pages that the virtual modules say. */
function describe(project: Project): string {
  const { pages, outer, others, middlewareFile, instrumentationFile } = project;
  const all = [...pages.values(), ...outer, ...others, middlewareFile, instrumentationFile];
  return JSON.stringify(all, (key, value) => (key === 'adapter' ? value.name : value));
}

function forgetApp(server: ViteDevServer): void {
  for (const { moduleGraph, hot } of Object.values(server.environments)) {
    for (const [id, module] of moduleGraph.idToModuleMap) {
      if (isVirtual(id)) moduleGraph.invalidateModule(module);
    }
    hot.send({ type: 'full-reload' });
  }
}
