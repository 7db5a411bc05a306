import { access, lstat, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseManifest, type Manifest } from './manifest.ts';
import { mapConcurrently } from './map-concurrently.ts';

/** A package that is installed in this workspace. */
export interface Package extends Manifest {
  name: string;
  /** Bytes of its own files; packages nested in it are not counted. */
  size: number;
}

/** npm's rule for names; capitals were allowed once. Neither `..` nor `.bin` nor a path can match. */
const namePattern = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/** What was read of a package, good as long as its package.json has the same stamp. */
interface CacheEntry {
  stamp: string;
  found: Promise<Package | undefined>;
}

type Cache = Map<string, CacheEntry>;
const caches = new Map<string, Cache>();

/** Whether npm would accept the name. */
export function isPackageName(name: string): boolean {
  return name.length <= 214 && namePattern.test(name);
}

/**
 * Reads what is installed in a `node_modules` folder right now, in the order of the names.
 * Links, which is what npm makes of a workspace's own packages, are not followed.
 */
export async function readPackages(folder: string): Promise<Package[]> {
  const names = await listNames(folder);
  const cache = openCache(folder, new Set(names));
  const found = await mapConcurrently(names, 16, (name) => readCached(cache, folder, name));
  return found.filter((entry) => entry !== undefined);
}

/** Reads the beginning of a listed package's README; empty where it has none. */
export async function readReadme(folder: string, name: string): Promise<string> {
  const entries = await readdir(join(folder, name), { withFileTypes: true });
  const readme = entries.find(
    (entry) => entry.isFile() && /^readme(?:\.md|\.markdown|\.txt)?$/i.test(entry.name),
  );
  return readme ? readBeginning(join(folder, name, readme.name), 16_384) : '';
}

/** The `node_modules` folder that this app's dependencies stand in, from its own folder upwards. */
export async function findModulesFolder(
  from: string = dirname(fileURLToPath(import.meta.url)),
): Promise<string> {
  const folder = join(from, 'node_modules');
  if (await exists(join(folder, '@plinth', 'core'))) return folder;
  const parent = dirname(from);
  if (parent === from) {
    throw new Error('No node_modules folder with @plinth/core was found. Run "npm install" first.');
  }
  return findModulesFolder(parent);
}

async function readBeginning(path: string, bytes: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(bytes) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function listNames(folder: string): Promise<string[]> {
  const top = await listFolders(folder);
  const scopes = top.filter((name) => name.startsWith('@'));
  const scoped = await mapConcurrently(scopes, 16, async (scope) =>
    (await listFolders(join(folder, scope))).map((name) => `${scope}/${name}`),
  );
  return [...top, ...scoped.flat()].filter(isPackageName).toSorted();
}

async function listFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** The cache of a folder, without the packages that are gone. */
function openCache(folder: string, names: ReadonlySet<string>): Cache {
  const cache: Cache = caches.get(folder) ?? new Map();
  caches.set(folder, cache);
  for (const name of cache.keys()) if (!names.has(name)) cache.delete(name);
  return cache;
}

/**
 * One `lstat` where nothing changed: npm writes a new package.json with each install. Reading and
 * measuring all of 160 packages takes 150 ms, their `lstat` calls 2 ms.
 */
async function readCached(
  cache: Cache,
  folder: string,
  name: string,
): Promise<Package | undefined> {
  const manifest = join(folder, name, 'package.json');
  const stats = await lstat(manifest).catch(() => undefined);
  if (!stats?.isFile()) return undefined;
  const stamp = `${stats.ino}:${stats.mtimeMs}:${stats.size}`;
  const cached = cache.get(name);
  if (cached?.stamp === stamp) return cached.found;
  const found = readPackage(folder, name).catch(() => {
    // An installation under way replaced a file between two calls: the next request reads anew.
    cache.delete(name);
    return undefined;
  });
  cache.set(name, { stamp, found });
  return found;
}

/** `undefined` for what has a package.json without a JSON object in it. */
async function readPackage(folder: string, name: string): Promise<Package | undefined> {
  const manifest = parseManifest(await readFile(join(folder, name, 'package.json'), 'utf8'));
  return manifest && { name, ...manifest, size: await measureFolder(join(folder, name)) };
}

async function measureFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sizes = await mapConcurrently(entries, 1, async (entry) => {
    if (entry.name === 'node_modules') return 0;
    const path = join(folder, entry.name);
    return entry.isDirectory() ? measureFolder(path) : (await lstat(path)).size;
  });
  return sizes.reduce((total, size) => total + size, 0);
}
