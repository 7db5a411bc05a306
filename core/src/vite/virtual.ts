import type { Adapter } from '../types.ts';
import type { PageFile } from './pages.ts';
import type { Project } from './project.ts';
import { writePageModule } from './virtual-page.ts';

/** Modules that exist only in the plug-in; what a name stands for is written below it. */
export const names = {
  /** The options of the app, and `createApp` of the copy of the core that its pages see. */
  app: 'virtual:plinth/app',
  /** The entry of the server's bundle. */
  server: 'virtual:plinth/server',
  /** The program that serves it on Node. */
  serve: 'virtual:plinth/serve',
  /** The entry of the browser's bundle. */
  client: 'virtual:plinth/client',
  /** Loaders of all pages that the browser may show, by pattern. */
  routes: 'virtual:plinth/routes',
  /** What a head takes that is more than a title. */
  head: 'virtual:plinth/head',
  /** What few visits need. */
  seldom: 'virtual:plinth/seldom',
  /** What puts style sheets in force, and takes them away. */
  styles: 'virtual:plinth/styles',
  /** What waits for the time when a page is to wake. */
  wait: 'virtual:plinth/wait',
  /** The decoder of rich data, which knows the app's codecs. */
  decoder: 'virtual:plinth/decoder',
  /** What takes deferred props. */
  late: 'virtual:plinth/late',
  /** + pattern: a page as the browser needs it. */
  page: 'virtual:plinth/page:',
  /** + adapter name: a client half with its options applied. */
  renderer: 'virtual:plinth/renderer:',
  /** What a page in dev has beside its own script. */
  dev: 'virtual:plinth/dev',
  /** Written beside the server's bundle when both bundles are there. */
  manifest: 'virtual:plinth/manifest',
} as const;

/** Modules of the runtime that are entries of their own. */
const parts = new Set<string>([names.head, names.late, names.seldom, names.styles, names.wait]);

/** The id that a virtual module has once it is resolved; the zero byte keeps other plug-ins away. */
export function toResolvedId(name: string): string {
  return `\0${name}`;
}

/** Whether a resolved id is that of a virtual module. */
export function isVirtual(id: string): boolean {
  return id.startsWith('\0virtual:plinth/');
}

/** The source of a virtual module; undefined where the id is not one. */
export function writeVirtualModule(id: string, project: Project): string | undefined {
  if (!isVirtual(id)) return undefined;
  const name = id.slice(1);
  if (name === names.app) return writeApp(project);
  if (name === names.server) return writeServer();
  if (name === names.serve) return writeServe();
  if (name === names.client) return writeClient();
  if (name === names.dev) return writeDev();
  if (name === names.decoder) return writeDecoder(project);
  if (parts.has(name))
    return `export * from '@plinth/core/client/${name.slice('virtual:plinth/'.length)}';`;
  if (name.startsWith(names.page)) {
    const page = project.pages.get(name.slice(names.page.length));
    return page && writePageModule(page, names.renderer + page.adapter.name);
  }
  if (name.startsWith(names.renderer))
    return writeRenderer(project, name.slice(names.renderer.length));
  return undefined;
}

function writeApp(project: Project): string {
  const { adapters, pages, outer, others, config } = project;
  const imports = adapters.map(
    (adapter, i) => `import server${i} from ${JSON.stringify(adapter.server)};`,
  );
  const described = adapters.map(
    (adapter, i) => `{ ${writeDescription(adapter)}, server: server${i} }`,
  );
  const loaders = [...pages.values(), ...outer, ...others].map(
    (page) => `${JSON.stringify(page.pattern)}: ${writeLoader(page)},`,
  );
  const beside = ['middleware', 'instrumentation'] as const;
  for (const name of beside) {
    const file = project[`${name}File`];
    if (file) imports.push(`import * as ${name} from ${JSON.stringify(file)};`);
  }
  const named = beside.filter((name) => project[`${name}File`]).map((name) => `  ${name},\n`);
  if (project.codecsFile) {
    imports.push(`import codecs from ${JSON.stringify(project.codecsFile)};`);
    named.push('  codecs,\n');
  }
  return `export { createApp } from '@plinth/core';
${imports.join('\n')}
export default {
  ...${JSON.stringify(config)},
${named.join('')}  adapters: [${described.join(', ')}],
  pages: {
    ${loaders.join('\n    ')}
  },
};`;
}

function writeDescription({ name, apiVersion, options = {} }: Adapter): string {
  return `name: ${JSON.stringify(name)}, apiVersion: ${apiVersion}, options: ${JSON.stringify(options)}`;
}

/** A page with sidecars is one module to the app: what a sidecar exports wins, but for the component. */
function writeLoader({ file, serverFile, metaFile }: PageFile): string {
  const imports = [file, metaFile, serverFile]
    .filter((path) => path !== undefined)
    .map((path) => `import(${JSON.stringify(path)})`);
  if (imports.length === 1) return `() => ${imports[0]}`;
  const join = `(modules) => Object.assign({}, ...modules, { default: modules[0].default })`;
  return `() => Promise.all([${imports.join(', ')}]).then(${join})`;
}

function writeServer(): string {
  return `import options, { createApp } from '${names.app}';
import manifest from '${names.manifest}';
export default createApp({
  ...options,
  build: {
    id: manifest.id,
    secret: manifest.secret,
    entry: manifest.entry,
    routes: manifest.routes,
    wait: manifest.wait,
    decoder: manifest.decoder,
    late: manifest.late,
    clientDir: import.meta.url && String(new URL('../client/', import.meta.url)),
    page: (pattern) => manifest.pages[pattern],
  },
});`;
}

function writeServe(): string {
  return `import { start } from '@plinth/core/node/start';
await start(() => import('${names.server}'));`;
}

function writeClient(): string {
  return `import { start } from '@plinth/core/client/start';
const dev = import.meta.hot && (await import('@plinth/core/client/mismatch'));
start((url) => import(/* @vite-ignore */ url), dev?.watchHydration);`;
}

function writeDecoder({ codecsFile }: Project): string {
  const codecs = codecsFile
    ? `import codecs from ${JSON.stringify(codecsFile)};`
    : 'const codecs = {};';
  return `import { createDecoder } from '@plinth/core/client/decoder';
${codecs}
export const decode = createDecoder(codecs);`;
}

/** A page that shows new code without a reload asks for its new data; any other is loaded anew. */
function writeDev(): string {
  return `import.meta.hot.on('plinth:update', async () => {
  if (!document.querySelector('body>script#plinth-state')) return location.reload();
  const { refresh } = await import('@plinth/core/client');
  await refresh();
});`;
}

function writeRenderer({ adapters }: Project, name: string): string | undefined {
  const adapter = adapters.find((one) => one.name === name);
  return (
    adapter &&
    `import half from ${JSON.stringify(adapter.client)};
export default typeof half === 'function' ? half(${JSON.stringify(adapter.options ?? {})}) : half;`
  );
}
