import { mkdir, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadVite } from '../cli/vite.ts';
import { PlinthError } from '../errors.ts';
import type { Adapter, Half, ServerRenderer } from '../types.ts';
import { toPackage } from '../vite/config.ts';
import { bundle } from './bundle.ts';
import type { ViewName } from './view-names.ts';
import { findPackage, quote, type Views, writeViews } from './views.ts';

/** The views and the server half as Node runs them. */
export interface ServerBundle {
  views: Partial<Record<ViewName, unknown>>;
  half: Half<ServerRenderer>;
  /** False where there is no Vite: then they are as their files are, and no browser gets them. */
  isCompiled: boolean;
}

type Loaded = Pick<ServerBundle, 'views' | 'half'>;
/** Whatever has to be written for a module's path. */
type Name = (path: string) => string;

/**
 * Loads the views with the server half, compiled by the adapter's own plug-ins if Vite is installed.
 *
 * @throws PLINTH_TEST_VIEWS
 */
export async function loadServerBundle(adapter: Adapter, views: Views): Promise<ServerBundle> {
  const { server } = adapter;
  const isCompiled = await hasVite(views.folder);
  const loaded = await (isCompiled ? compile : importPlain)(adapter, views);
  const half = typeof server === 'string' ? loaded.half : server;
  return { views: loaded.views, half, isCompiled };
}

async function hasVite(folder: string): Promise<boolean> {
  try {
    await loadVite(folder);
    return true;
  } catch {
    return false;
  }
}

async function compile(adapter: Adapter, views: Views): Promise<Loaded> {
  const { server } = adapter;
  const root = findPackage(views.folder);
  const outDir = join(root, 'node_modules/.plinth-testing', crypto.randomUUID());
  await mkdir(outDir, { recursive: true });
  try {
    const own = typeof server === 'string' ? toPackage(server) : [];
    await bundle(adapter, views, writeServer(adapter, views, String), {
      ssr: { noExternal: ['@plinth/core', ...own] },
      build: { ssr: true, outDir },
    });
    return (await import(pathToFileURL(join(outDir, 'kit.js')).href)) as Loaded;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

/** From a file of the package itself: only there its halves can be named as its users name them. */
async function importPlain(adapter: Adapter, views: Views): Promise<Loaded> {
  const file = join(findPackage(views.folder), `.plinth-kit-${crypto.randomUUID()}.mjs`);
  await writeFile(
    file,
    writeServer(adapter, views, (path) => pathToFileURL(path).href),
  );
  try {
    return (await import(pathToFileURL(file).href)) as Loaded;
  } catch (cause) {
    throw new PlinthError(
      'PLINTH_TEST_VIEWS',
      `Without Vite, the views in ${views.folder} are imported as they are, and that has failed: ${String(cause)}. Mend it, or run: npm install -D vite`,
      { cause },
    );
  } finally {
    await rm(file, { force: true });
  }
}

function writeServer({ server }: Adapter, views: Views, toName: Name): string {
  const half = typeof server === 'string' ? (isAbsolute(server) ? toName(server) : server) : '';
  const more = half && `\nexport { default as half } from ${quote(half)};`;
  return `${writeViews(views, toName)}${more}`;
}
