import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlinthError } from '../errors.ts';
import { optionalViews, requiredViews, type ViewName } from './view-names.ts';

/** The author's views: where they are, and the file of each. */
export interface Views {
  folder: string;
  files: ReadonlyMap<ViewName, string>;
}

/**
 * Finds the views in a folder, by the names of its files.
 *
 * @throws PLINTH_TEST_VIEWS where a required one is missing, or there are two of one name
 */
export async function findViews(place: string | URL): Promise<Views> {
  const folder = toPath(place);
  const files = new Map<ViewName, string>();
  for (const file of (await listFiles(folder)).toSorted()) {
    const [name = ''] = file.split('.', 1);
    if (!isViewName(name) || file.endsWith('.d.ts')) continue;
    const twin = files.get(name);
    if (twin !== undefined) throw twoViews(folder, basename(twin), file);
    files.set(name, join(folder, file));
  }
  const missing = Object.entries(requiredViews).filter(([name]) => !files.has(name as ViewName));
  if (missing.length > 0) throw noViews(folder, missing);
  return { folder, files };
}

/** The nearest folder with a package.json: what is imported is looked up from there. */
export function findPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  return findPackage(dirname(folder));
}

/** A program that exports the views; `toName` says how the path of a module is written. */
export function writeViews({ files }: Views, toName: (path: string) => string): string {
  const all = [...files];
  const imports = all.map(([name, file]) => `import ${name} from ${quote(toName(file))};`);
  return `${imports.join('\n')}\nexport const views = { ${all.map(([name]) => name).join(', ')} };`;
}

/** A string of a program, with the slashes that imports have. */
export function quote(text: string): string {
  return JSON.stringify(text.replaceAll('\\', '/'));
}

function toPath(place: string | URL): string {
  if (place instanceof URL || place.startsWith('file:')) return fileURLToPath(place);
  return resolve(place);
}

function isViewName(name: string): name is ViewName {
  return Object.hasOwn(requiredViews, name) || Object.hasOwn(optionalViews, name);
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new PlinthError(
      'PLINTH_TEST_VIEWS',
      `The folder of the test's views, ${folder}, cannot be read. Set "views" to a folder that holds a module for each view.`,
      { cause },
    );
  }
}

function noViews(folder: string, missing: [string, string][]): PlinthError {
  const list = missing.map(([name, what]) => `\n  ${name}  ${what}`).join('');
  return new PlinthError(
    'PLINTH_TEST_VIEWS',
    `In ${folder} there is no module for these views. Write one for each, named like it, with the component as its default export:${list}`,
  );
}

function twoViews(folder: string, first: string, second: string): PlinthError {
  return new PlinthError(
    'PLINTH_TEST_VIEWS',
    `In ${folder}, both ${first} and ${second} are named like one view. Remove or rename one.`,
  );
}
