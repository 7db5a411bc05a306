import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a package.json says of the packages that another one needs. */
interface PackageFile {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/**
 * Packages with all that they depend on, and their folders, which a build takes in: of these each has a
 * copy of its own, and in a strict `node_modules` nobody else finds it. Their peers are the app's, and
 * stay outside: of a view library there must be one.
 */
export function findBundled(names: readonly string[], root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of names) add(found, name, findPackage(name, root));
  const peers = new Set([...found.values()].flatMap(listPeers));
  const visit = (folder: string): void => {
    for (const name of Object.keys(readPackage(folder).dependencies ?? {})) {
      const dependency = findPackage(name, folder);
      if (dependency === undefined || peers.has(name) || found.has(name)) continue;
      found.set(name, dependency);
      listPeers(dependency).forEach((peer) => peers.add(peer));
      visit(dependency);
    }
  };
  [...found.values()].forEach(visit);
  return found;
}

function add(found: Map<string, string>, name: string, folder: string | undefined): void {
  if (folder !== undefined) found.set(name, folder);
}

/** The folder of a package as a module in another folder finds it. */
function findPackage(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return realpathSync(folder);
  const above = dirname(from);
  return above === from ? undefined : findPackage(name, above);
}

function listPeers(folder: string): string[] {
  return Object.keys(readPackage(folder).peerDependencies ?? {});
}

function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}
