import type { ParsedQuery } from '@plinth/core';

import { toDetails, type PackageDetails } from './package-details.ts';
import { parseListQuery, selectPackages, type PackageList } from './package-list.ts';
import { findModulesFolder, isPackageName, readPackages, readReadme } from './packages.ts';

/** The props of a list page. */
export async function loadPackageList(query: ParsedQuery): Promise<PackageList> {
  return selectPackages(await readPackages(await findModulesFolder()), parseListQuery(query));
}

/** The props of a package's page; `undefined` for what is not installed. */
export async function loadPackage(
  segments: readonly string[],
): Promise<PackageDetails | undefined> {
  const name = segments.join('/');
  if (!isPackageName(name)) return undefined;
  const folder = await findModulesFolder();
  const packages = await readPackages(folder);
  const subject = packages.find((entry) => entry.name === name);
  return subject && toDetails(subject, packages, await readReadme(folder, name));
}

/** What the first page says of the installation. */
export async function loadSummary(): Promise<{ packages: number; bytes: number }> {
  const packages = await readPackages(await findModulesFolder());
  return {
    packages: packages.length,
    bytes: packages.reduce((total, entry) => total + entry.size, 0),
  };
}
