import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlinthError } from '../errors.ts';

/** Changes a file's path or text. */
export type Fill = (text: string) => string;

/**
 * Writes a template of this package into a folder that is new or empty.
 *
 * @throws PLINTH_FOLDER_NOT_EMPTY
 */
export async function writeTemplate(name: string, folder: string, fill: Fill): Promise<void> {
  const template = fileURLToPath(new URL(`../../templates/${name}`, import.meta.url));
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw notEmpty(folder);
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const source = join(entry.parentPath, entry.name);
    // npm leaves files of this name out of a package.
    const path = source.slice(template.length + 1).replace(/^_gitignore$/, '.gitignore');
    const target = join(folder, fill(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, fill(await readFile(source, 'utf8')));
  }
}

function notEmpty(folder: string): PlinthError {
  return new PlinthError(
    'PLINTH_FOLDER_NOT_EMPTY',
    `The folder ${folder} is not empty. Name one that is new, or empty it first.`,
  );
}
