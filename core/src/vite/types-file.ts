import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasAddress } from '../patterns.ts';
import type { Project } from './project.ts';

/** The file that tells the compiler of the app's routes. */
const name = 'plinth-env.d.ts';

/** Writes the types of the routes beside the pages, where they have changed: a new file makes editors work. */
export function writeTypesFile({ pagesDir, pages, others }: Project): void {
  const file = join(dirname(pagesDir), name);
  const patterns = [...pages.values(), ...others].map((page) => page.pattern).filter(hasAddress);
  const text = toTypes(patterns.toSorted());
  try {
    if (read(file) !== text) writeFileSync(file, text);
  } catch {
    // A folder that nobody may write to costs the types, and no build.
  }
}

function toTypes(patterns: readonly string[]): string {
  const routes = patterns.map((pattern) => `    ${JSON.stringify(pattern)}: true;\n`);
  return `// Written by Plinth: the routes of this app. Changes are lost.
import '@plinth/core';

declare module '@plinth/core' {
  interface PlinthRoutes {
${routes.join('')}  }
}
`;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
