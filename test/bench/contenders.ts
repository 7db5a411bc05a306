import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Built } from './build.ts';
import type { PageFiles } from './servers/bare.ts';

/** The pages that are measured; `control` is the bare string page against itself: it shows the noise. */
export const views = ['string', 'preact', 'solid', 'control'] as const;

export type View = (typeof views)[number];

/** One process that answers for one page. */
export interface Contender {
  path: string;
  /** The program and its arguments. */
  command: readonly string[];
}

/** Two contenders with one page: what the first costs, divided by what the second costs, is measured. */
export interface Pair {
  view: View;
  plinth: Contender;
  bare: Contender;
}

/** The two contenders of a page. */
export function createPair(view: View, built: Built): Pair {
  const path = view === 'control' ? '/string' : `/${view}`;
  const bare = createBare(path, built);
  return { view, plinth: view === 'control' ? bare : createPlinth(path, built), bare };
}

function createPlinth(path: string, { programs, app }: Built): Contender {
  const server = pathToFileURL(join(app, 'dist/server/index.js')).href;
  return { path, command: [join(programs, 'plinth.js'), server] };
}

function createBare(path: string, { programs, manifest }: Built): Contender {
  const page = manifest.pages[path];
  const modules = page?.module ? [manifest.entry!, page.module, ...(page.preload ?? [])] : [];
  const files: PageFiles = { path, modules };
  return { path, command: [join(programs, `bare-${path.slice(1)}.js`), JSON.stringify(files)] };
}
