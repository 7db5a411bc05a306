import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasAddress } from '../patterns.ts';
import type { PlinthConfig } from '../types.ts';
import type { Project } from './project.ts';

/** The file that tells the compiler of the app's routes. */
const name = 'plinth-env.d.ts';

/** Writes the types of the routes beside the pages, where they have changed: a new file makes editors work. */
export function writeTypesFile({ pagesDir, pages, others, config }: Project): void {
  const file = join(dirname(pagesDir), name);
  const patterns = [...pages.values(), ...others].map((page) => page.pattern).filter(hasAddress);
  const text = toTypes(patterns.toSorted(), listPrefixes(config));
  try {
    if (read(file) !== text) writeFileSync(file, text);
  } catch {
    // A folder that nobody may write to costs the types, and no build.
  }
}

/** What stands before a path: the base path, and after it a locale or none. */
function listPrefixes({ basePath = '', i18n }: PlinthConfig): string[] {
  const locales = i18n?.locales.map((locale) => `${basePath}/${locale}`) ?? [];
  const prefixes = [basePath, ...locales];
  return prefixes.length > 1 || basePath ? prefixes : [];
}

function toTypes(patterns: readonly string[], prefixes: readonly string[]): string {
  const about =
    prefixes.length === 0 ? '' : `\n  interface PlinthPrefixes {\n${toKeys(prefixes)}  }\n`;
  return `// Written by Plinth: the routes of this app. Changes are lost.
import '@plinth/core';

declare module '@plinth/core' {
  interface PlinthRoutes {
${toKeys(patterns)}  }
${about}}
`;
}

function toKeys(names: readonly string[]): string {
  return names.map((key) => `    ${JSON.stringify(key)}: true;\n`).join('');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
