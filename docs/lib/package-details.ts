import type { Package } from './packages.ts';

/** A package that another one asks for. */
export interface Dependency {
  name: string;
  range: string;
  /** Whether the explorer has a page for it. */
  installed: boolean;
}

/** The props of a package's page. */
export interface PackageDetails {
  name: string;
  version: string;
  description: string;
  licence: string;
  homepage: string;
  size: number;
  dependencies: Dependency[];
  dependents: string[];
  readme: string;
}

/** Puts together what is shown of a package. */
export function toDetails(
  subject: Package,
  packages: readonly Package[],
  readme: string,
): PackageDetails {
  const installed = new Set(packages.map((other) => other.name));
  const ranges = Object.entries(subject.dependencies);
  return {
    ...subject,
    dependencies: ranges
      .map(([name, range]) => ({ name, range, installed: installed.has(name) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    dependents: packages
      .filter((other) => Object.hasOwn(other.dependencies, subject.name))
      .map((other) => other.name),
    readme: toExcerpt(readme),
  };
}

/** The first 40 lines of a README, as text. */
export function toExcerpt(readme: string): string {
  const lines = readme.replaceAll('\u0000', '').split(/\r\n|\r|\n/);
  const end = lines.length > 40 ? '\n…' : '';
  return lines.slice(0, 40).join('\n').trim() + end;
}
