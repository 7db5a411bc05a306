import { basename, resolve } from 'node:path';
import { PlinthError } from '../errors.ts';
import type { AppChoice } from './app-choice.ts';
import { createAppFiles } from './app-template.ts';
import type { Command } from './arguments.ts';
import { askChoice } from './ask-choice.ts';
import { checkFolder, sayNext, writeFiles } from './template.ts';

const defaults: AppChoice = { adapters: ['preact'], language: 'typescript' };

/** Writes an app, named after its folder. */
export async function run({ folder = 'plinth-app', choice, yes }: Command): Promise<void> {
  const target = resolve(folder);
  const name = basename(target);
  if (!isPackageName(name)) throw notAName(name);
  await checkFolder(target);
  const whole = await complete(choice, yes);
  await writeFiles(target, await createAppFiles(name, whole));
  sayNext(target, 'npm run dev');
}

async function complete(said: Partial<AppChoice>, yes: boolean): Promise<AppChoice> {
  const adapters = said.adapters ?? (yes ? defaults.adapters : undefined);
  const language = said.language ?? (yes ? defaults.language : undefined);
  return adapters && language ? { adapters, language } : await askChoice({ adapters, language });
}

/** What npm asks of new names (validate-npm-package-name). */
function isPackageName(name: string): boolean {
  const isReserved = name === 'node_modules' || name === 'favicon.ico';
  return name.length <= 214 && !isReserved && /^[a-z0-9-][a-z0-9._-]*$/.test(name);
}

function notAName(name: string): PlinthError {
  return new PlinthError(
    'PLINTH_CLI_USAGE',
    `npm takes no package with the name ${JSON.stringify(name)}. Name the folder with lower-case letters, digits and hyphens, as in "my-app".`,
  );
}
