import type { Plugin, Rolldown } from 'vite';
import { toAssetBase } from './config.ts';
import { collect, findChunk, toBundle, toStyles } from './manifest.ts';
import type { Project } from './project.ts';
import { listShown, writeRoutes } from './routes-module.ts';
import { names, toResolvedId } from './virtual.ts';

const routesId = toResolvedId(names.routes);
/** Stands in the table of routes for what a page needs beside its module, until the bundle is there. */
const placeholder = 'plinth-needs:';

/**
 * Writes the table of routes of a build. It names files by URL, and loads them itself: Vite's own loader
 * puts style sheets in force before their page is shown, and never takes them away.
 */
export function createRoutesBuild(project: Project): Plugin {
  return {
    name: 'plinth:routes',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    load(id) {
      if (id !== routesId) return undefined;
      const modules = new Map(
        listShown(project.pages).map(({ pattern }) => [pattern, emitPage(this, pattern)]),
      );
      return writeRoutes(project, {
        listFiles: ({ pattern }) =>
          `[${modules.get(pattern)}, ${JSON.stringify(placeholder + pattern)}]`,
        urlOf: (name) => emit(this, name, name.slice(name.indexOf('/') + 1)),
        loader: {
          from: '@plinth/core/client/routes',
          more: emit(this, names.styles, 'styles'),
        },
      });
    },
    resolveFileUrl: {
      order: 'pre',
      handler: ({ moduleId, fileName }) =>
        moduleId === routesId ? JSON.stringify(toAssetBase(project.config) + fileName) : null,
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.code.includes(placeholder)) {
          chunk.code = fillIn(chunk.code, Object.values(bundle), project);
        }
      }
    },
  };
}

function emitPage(context: Rolldown.PluginContext, pattern: string): string {
  const name = pattern.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'index';
  return emit(context, names.page + pattern, name);
}

/** The answer stands for the URL that the module's file will have. */
function emit(context: Rolldown.PluginContext, id: string, name: string): string {
  return `import.meta.ROLLUP_FILE_URL_${context.emitFile({ type: 'chunk', id, name })}`;
}

function fillIn(
  code: string,
  output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[],
  project: Project,
): string {
  const bundle = toBundle(output);
  const base = toAssetBase(project.config);
  const known = new Set(collect(bundle, [findChunk(bundle, names.client)]));
  // Minifiers choose the quotes.
  const found = new RegExp(`(["'\`])${placeholder}(.*?)\\1`, 'g');
  return code.replace(found, (_, _quote, pattern: string) => {
    const page = findChunk(bundle, names.page + pattern);
    const needed = collect(bundle, [page]).filter((chunk) => !known.has(chunk));
    const modules = needed.filter((chunk) => chunk !== page).map((chunk) => chunk.fileName);
    const files = [...modules, ...toStyles(needed)];
    return files.map((file) => JSON.stringify(base + file)).join(',');
  });
}
