import { basename, resolve } from 'node:path';
import { PlinthError } from '../errors.ts';
import type { Command } from './arguments.ts';
import { checkFolder, readTemplate, sayNext, writeFiles } from './template.ts';

/** Writes a package that connects a view layer, named after its folder. */
export async function run({ folder = 'plinth-tiny' }: Command): Promise<void> {
  const target = resolve(folder);
  const packageName = basename(target);
  const name = packageName.replace(/^plinth-/, '');
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw notAName(packageName);
  await checkFolder(target);
  const fill = (text: string): string =>
    text
      .replaceAll('plinth-tiny', packageName)
      .replaceAll(/\btiny(?=\(| \})/g, toIdentifier(name))
      .replaceAll(/\btiny\b/g, name);
  const files = await readTemplate('adapter');
  await writeFiles(
    target,
    files.map(([path, text]) => [fill(path), fill(text)]),
  );
  sayNext(target, 'npm test');
}

/** The adapter's function is called like the adapter: `my-views` is `myViews`. */
function toIdentifier(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function notAName(name: string): PlinthError {
  return new PlinthError(
    'PLINTH_CLI_USAGE',
    `An adapter cannot be named ${JSON.stringify(name)}. Name the folder with lower-case letters, digits and hyphens, as in "plinth-tiny".`,
  );
}
