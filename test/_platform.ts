import { writeFile } from 'node:fs/promises';
import type { App, PlinthConfig } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { buildFolder, copyFixture, startCommand } from './_app.ts';
import { afterRun } from './_tally.ts';

/** A copy of the fixture `platform` with options of its own. */
export async function makeProject(name: string, options: PlinthConfig): Promise<string> {
  const folder = await copyFixture('platform', name);
  await writeFile(`${folder}/options.json`, JSON.stringify(options));
  return folder;
}

/** The app of such a project, built. */
export async function buildProject(name: string, options: PlinthConfig): Promise<App> {
  return buildFolder(await makeProject(name, options));
}

/** The same project, served from what was built and by the dev server. */
export function placesOf(
  name: string,
  options: PlinthConfig,
  port: number,
): Record<string, () => Promise<string>> {
  return {
    'the built app': async () => {
      const app = await buildProject(`${name}-built`, options);
      const server = await serve(app, { port: 0, host: '127.0.0.1' });
      afterRun(() => server.close());
      return server.url;
    },
    'the dev server': async () => {
      const folder = await makeProject(`${name}-dev`, options);
      const args = ['dev', '--port', String(port), '--host', '127.0.0.1'];
      return (await startCommand(folder, args)).url;
    },
  };
}
