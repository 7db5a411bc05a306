import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fixture } from './_app.ts';
import { type PackageName, packages } from './_npm.ts';
import { afterRun } from './_tally.ts';

const root = fixture('../..');

/** What a package.json says of the packages that another one needs. */
interface PackageFile {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Where packages lie, by name. */
interface Store {
  folder: string;
  places: Map<string, Promise<string>>;
}

/**
 * A folder outside this repository, in which an app finds the packages that it names and no others, as
 * pnpm lays them out. Those of this repository are copies, which find what they name themselves.
 */
export async function makeStrictFolder(names: readonly string[]): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'plinth-strict-')));
  afterRun(() => rm(folder, { recursive: true, force: true }));
  const app = join(folder, 'app');
  await linkAll(names, app, { folder: join(folder, 'store'), places: new Map() });
  return app;
}

async function linkAll(names: readonly string[], folder: string, store: Store): Promise<void> {
  for (const name of names) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(await findPlace(name, store), link);
  }
}

function findPlace(name: string, store: Store): Promise<string> {
  const known = store.places.get(name);
  if (known) return known;
  const isOwn = name.startsWith('@plinth/');
  const place = isOwn ? copyOwn(name, store) : realpath(join(root, 'node_modules', name));
  store.places.set(name, place);
  return place;
}

async function copyOwn(name: string, store: Store): Promise<string> {
  const source = join(root, packages[name.replace('@plinth/', '') as PackageName]);
  const home = join(store.folder, name.replace('/', '+'));
  const copy = join(home, 'node_modules', name);
  const filter = (path: string): boolean => !/\/(?:node_modules|src)$/.test(path);
  await cp(source, copy, { recursive: true, filter });
  const text = await readFile(join(source, 'package.json'), 'utf8');
  const { dependencies, peerDependencies } = JSON.parse(text) as PackageFile;
  await linkAll(Object.keys({ ...dependencies, ...peerDependencies }), home, store);
  return copy;
}
