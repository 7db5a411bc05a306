import type { Plugin } from 'vite';
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
      if (this.environment.config.consumer !== 'client' || !isComponent(project, id))
        return undefined;
      return removeServerCode(code, id, serverExports);
    },
  };
}

function isComponent({ pages, outer }: Project, id: string): boolean {
  const file = id.replace(/[?#].*$/, '');
  for (const page of pages.values()) if (page.file === file) return true;
  return outer.some((one) => one.file === file);
}
