import type { App } from '../types.ts';
import { readInternals } from './app-files.ts';
import { type RunningServer, serve } from './serve.ts';

/**
 * Serves a built app as a program of its own, where PORT and HOST say.
 *
 * @param load imports the app
 * @throws what `serve` throws
 */
export async function start(load: () => Promise<{ default: App }>): Promise<void> {
  // View layers choose their production build by it when they are loaded.
  process.env['NODE_ENV'] ??= 'production';
  process.setSourceMapsEnabled(true);
  const { default: app } = await load();
  const server = await serve(app, { log: true });
  console.log(`Ready on ${server.url}${readInternals(app).config.paths.basePath}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(server));
}

/** A timer or a connection of the app (a database's, say) would keep the process. */
async function end(server: RunningServer): Promise<void> {
  await server.close();
  process.exit();
}
