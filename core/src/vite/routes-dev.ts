import type { DevEnvironment, Plugin } from 'vite';
import { toUrl } from './dev-document.ts';
import { findStyles } from './dev-imports.ts';
import { listComponents } from './outer-files.ts';
import type { Project } from './project.ts';
import { listShown, writeRoutes } from './routes-module.ts';
import { names, toResolvedId } from './virtual.ts';

/** Where the dev server says which styles each page has. */
const stylesPath = '@plinth/styles';

/** Writes the table of routes of the dev server, and tells the browser of the pages' styles. */
export function createRoutesDev(project: Project): Plugin {
  const toBase = (): string => `${project.config.basePath ?? ''}/`;
  return {
    name: 'plinth:routes',
    apply: 'serve',
    load(id) {
      if (id !== toResolvedId(names.routes)) return undefined;
      return writeRoutes(project, {
        listFiles: ({ pattern }) => JSON.stringify([toUrl(toBase(), names.page + pattern)]),
        urlOf: (name) => JSON.stringify(toUrl(toBase(), name)),
        loader: {
          from: '@plinth/core/client/dev-loader',
          more: JSON.stringify(toBase() + stylesPath),
        },
      });
    },
    configureServer({ middlewares, environments }) {
      middlewares.use(toBase() + stylesPath, (_req, res) => {
        const styles = listStyles(project, environments.client, toBase());
        res.setHeader('content-type', 'application/json').end(JSON.stringify(styles));
      });
    },
  };
}

/** Under what Vite's client keeps the styles of each page that it has loaded, by the URL of the page's module. */
function listStyles(
  { pages }: Project,
  client: DevEnvironment,
  base: string,
): Record<string, string[]> {
  const entries = listShown(pages).map((page) => {
    const files = listComponents(page).map(({ file }) => file);
    const ids = findStyles(client, files).flatMap(({ id }) => id ?? []);
    return [toUrl(base, names.page + page.pattern), ids];
  });
  return Object.fromEntries(entries);
}
