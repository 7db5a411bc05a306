import { gzipSync } from 'node:zlib';
import type { BuildState } from '../vite/build.ts';
import { listApiRoutes } from './api-routes.ts';
import { writeTable } from './table.ts';

/** The routes of a build, with the script that a first visit downloads (gzip, 1 kB = 1,024 bytes). */
export function writeRouteTable({ project, built }: BuildState): string {
  const { manifest, client } = built as NonNullable<BuildState['built']>;
  const sizes = new Map<string, number>();
  for (const [file, chunk] of client.byFile) sizes.set(file, gzipSync(chunk.code).length);
  const rows = [...project.pages.values()].map(({ pattern, adapter, hydrate }) => {
    const { module, preload = [] } = manifest.pages[pattern] ?? {};
    const urls = module === undefined ? [] : [manifest.entry as string, module, ...preload];
    const bytes = [...new Set(urls)].reduce((sum, url) => sum + sizeOf(url, sizes), 0);
    return [pattern, adapter.name, hydrate === false ? 'none' : String(hydrate), toSize(bytes)];
  });
  const all = [...rows, ...listApiRoutes(project, '0')];
  return writeTable(['Route', 'Adapter', 'Hydrate', 'Script (gzip)'], all);
}

function sizeOf(url: string, sizes: ReadonlyMap<string, number>): number {
  for (const [file, size] of sizes) if (url.endsWith(`/${file}`)) return size;
  return 0;
}

function toSize(bytes: number): string {
  return bytes === 0 ? '0' : `${(bytes / 1024).toFixed(1)} kB`;
}
