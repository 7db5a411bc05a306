import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { PlinthError } from '../errors.ts';
import type { Project } from './project.ts';
import { removeServerCode } from './server-code.ts';
import { names, toResolvedId, writeVirtualModule } from './virtual.ts';

const serverExports = ['getServerSideProps'];

/** Serves the virtual modules, and pages, apps and layouts to the browser without what only the server runs. */
export function createModulesPlugin(project: Project): Plugin {
  return {
    name: 'plinth:modules',
    enforce: 'pre',
    resolveId(id) {
      if (id === names.manifest) return { id: './manifest.js', external: true };
      return id.startsWith('virtual:plinth/') ? toResolvedId(id) : undefined;
    },
    load: (id) => writeVirtualModule(id, project),
    transform(code, id) {
      if (this.environment.config.consumer !== 'client') return undefined;
      if (isApi(project, id)) throw apiInBrowser(project, id);
      if (!isComponent(project, id)) return undefined;
      return removeServerCode(code, id, serverExports);
    },
  };
}

function isComponent({ pages, outer }: Project, id: string): boolean {
  const file = toFile(id);
  for (const page of pages.values()) if (page.file === file) return true;
  return outer.some((one) => one.file === file);
}

function isApi({ others }: Project, id: string): boolean {
  const file = toFile(id);
  return others.some((other) => other.kind === 'api' && other.file === file);
}

function toFile(id: string): string {
  return id.replace(/[?#].*$/, '');
}

function apiInBrowser({ root }: Project, id: string): PlinthError {
  return new PlinthError(
    'PLINTH_API_IN_BROWSER',
    `The API route ${relative(root, toFile(id))} is imported by code that the browser loads. Import it from getServerSideProps alone, or move what both need into a module outside pages/api.`,
  );
}
