import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlinthError } from '../errors.ts';
import { readInternals } from '../node/app-files.ts';
import { type RunningServer, serve } from '../node/index.ts';
import type { App } from '../types.ts';
import type { Command } from './arguments.ts';

/** Serves the built app. */
export async function run({ port, host }: Command): Promise<void> {
  const file = resolve('dist/server/index.js');
  if (!existsSync(file)) {
    throw new PlinthError(
      'PLINTH_NO_BUILD',
      'There is no dist/server/index.js in this folder. Run "plinth build" first.',
    );
  }
  // View layers choose their production build by it when they are loaded.
  process.env['NODE_ENV'] ??= 'production';
  process.setSourceMapsEnabled(true);
  const { default: app } = (await import(pathToFileURL(file).href)) as { default: App };
  const server = await serve(app, { port, host: host === true ? undefined : host, log: true });
  console.log(`Ready on ${server.url}${readInternals(app).config.paths.basePath}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(server));
}

/** A timer or a connection of the app (a database's, say) would keep the process. */
async function end(server: RunningServer): Promise<void> {
  await server.close();
  process.exit();
}
