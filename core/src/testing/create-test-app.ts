import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ViteDevServer } from 'vite';
import { readApi } from '../cli/build-state.ts';
import { loadVite } from '../cli/vite.ts';
import { createAssets } from '../node/files.ts';
import type { App, AppOptions } from '../types.ts';
import { createAppLoader } from '../vite/dev-app.ts';
import { type DevState, devPluginName } from '../vite/dev.ts';

export interface TestAppOptions {
  /** The folder of `vite.config.ts`. @default the current one */
  root?: string;
  /** Takes each error that made a response fail; it is in `errors` all the same. */
  onError?: AppOptions['onError'];
}

/** An app's file routes in this process. */
export interface TestApp extends App {
  /** What has made responses fail so far, in order. */
  readonly errors: unknown[];
  /** Ends what compiles the app. */
  close(): Promise<void>;
}

/**
 * Runs an app from source, as `plinth dev` would, without a port: its pages, files, middleware and
 * configuration, compiled by its own Vite configuration.
 *
 * @throws PLINTH_VITE_MISSING, PLINTH_NO_PLUGIN, and what is wrong with the app
 * @example
 * const app = await createTestApp();
 * const response = await app.request('/blog/hello');
 * await app.close();
 */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const root = resolve(options.root ?? '.');
  const { createServer } = await loadVite(root);
  const server = await createServer({
    root,
    appType: 'custom',
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
  });
  try {
    return await open(server, options);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function open(server: ViteDevServer, { onError }: TestAppOptions): Promise<TestApp> {
  const { project } = readApi(server.config, devPluginName) as DevState;
  const { publicDir } = server.config;
  const errors: unknown[] = [];
  const loadApp = createAppLoader(server, project, {
    assets: existsSync(publicDir)
      ? createAssets(pathToFileURL(`${publicDir}/`).href, '')
      : undefined,
    onError(error, report) {
      errors.push(error);
      onError?.(error, report);
    },
  });
  const { fetch, request } = await loadApp();
  return { fetch, request, errors, close: () => server.close() };
}
