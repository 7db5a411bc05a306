import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlinthError } from '../errors.ts';

/** Texts by their paths. */
export type Files = [path: string, text: string][];

/** The files of a template of this package. */
export async function readTemplate(name: string): Promise<Files> {
  const folder = fileURLToPath(new URL(`../../templates/${name}`, import.meta.url));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile());
  return await Promise.all(
    files.map(async ({ parentPath, name: file }): Promise<Files[number]> => {
      const path = relative(folder, join(parentPath, file)).replaceAll('\\', '/');
      const text = await readFile(join(parentPath, file), 'utf8');
      // npm leaves files of this name out of a package.
      return [path === '_gitignore' ? '.gitignore' : path, text];
    }),
  );
}

/**
 * Sees to it that nothing can be overwritten: a folder is new, or empty but for git's own.
 *
 * @throws PLINTH_FOLDER_NOT_EMPTY
 */
export async function checkFolder(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === 'ENOENT') return;
  if (!Array.isArray(found)) throw createTaken(`${folder} cannot be read as a folder (${found}).`);
  if (found.some((name) => name !== '.git'))
    throw createTaken(`The folder ${folder} is not empty.`);
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Says what was made, and how to go on. */
export function sayNext(folder: string, command: string): void {
  const path = relative(process.cwd(), folder);
  const steps = [...(path ? [`cd ${path}`] : []), 'npm install', command];
  console.log(`Made ${basename(folder)}. Next:\n\n${steps.map((step) => `  ${step}`).join('\n')}`);
}

function createTaken(message: string): PlinthError {
  return new PlinthError(
    'PLINTH_FOLDER_NOT_EMPTY',
    `${message} Name one that is new, or empty it first.`,
  );
}
