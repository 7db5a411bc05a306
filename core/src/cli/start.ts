import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlinthError } from '../errors.ts';
import type { Command } from './arguments.ts';

/** Runs the built program, which reads where to listen from the environment. */
export async function run({ port, host }: Command): Promise<void> {
  const file = resolve('dist/server/serve.js');
  if (!existsSync(file)) {
    throw new PlinthError(
      'PLINTH_NO_BUILD',
      'There is no dist/server/serve.js in this folder. Run "plinth build" first.',
    );
  }
  if (port !== undefined) process.env['PORT'] = `${port}`;
  if (host !== undefined) process.env['HOST'] = host === true ? '' : host;
  await import(pathToFileURL(file).href);
}
