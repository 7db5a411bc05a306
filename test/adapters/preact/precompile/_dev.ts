import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { preact } from '@plinth/preact';

/** The one module that `startDev` serves. */
export const id = '/src/page.tsx';

/** A development server that compiles one module. */
export async function startDev(page: string): Promise<ViteDevServer> {
  const plugins = (await preact().vite!(() => true)) as Plugin[];
  const memory: Plugin = {
    name: 'memory',
    enforce: 'pre',
    resolveId: (source) => (source === id ? id : undefined),
    load: (source) => (source === id ? page : undefined),
  };
  return createServer({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [memory, ...plugins],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
}
