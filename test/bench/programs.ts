import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageFiles } from './by-hand/document.ts';
import type { Built } from './build.ts';
import { competitors } from './frameworks.ts';
import { pageWorkloads, type Race } from './workloads.ts';

/** Where a race's answer is found. */
export function findPath({ workload, view }: Race, { manifest }: Built): string {
  if (workload === '404') return '/no/such/page';
  if (workload === 'data') return `/_plinth/data/${manifest.id}/hello/${view}.json`;
  // The browser's runtime: what every page with script loads.
  if (workload === 'file') return manifest.pages[`/hello/${view}`]!.preload![0]!;
  return `/${workload}/${view}`;
}

/** The program that serves the app with Plinth, and its arguments. */
export function listPlinth({ programs, app }: Built): string[] {
  return [join(programs, 'plinth.js'), toUrl(join(app, 'dist/server/index.js'))];
}

/** A server that is given the answer as it is written without a framework. */
export function listByHand(contender: string, race: Race, built: Built): string[] {
  const { programs, manifest, app } = built;
  if (race.workload === 'file') return [join(programs, 'bare-file.js'), join(app, 'dist/client')];
  const path = findPath(race, built);
  const { module, preload = [] } = manifest.pages[race.workload === '404' ? '/404' : path] ?? {};
  const modules = module === undefined ? [] : [manifest.entry!, module, ...preload];
  const files: PageFiles = { path, modules };
  return [
    findServer(contender, race, programs),
    toUrl(join(programs, `${findModule(race)}.js`)),
    race.workload,
    JSON.stringify(files),
  ];
}

function findServer(contender: string, { workload }: Race, programs: string): string {
  const isBare = contender === 'bare' || contender === 'again';
  if (!isBare) return join(competitors, contender, 'server.js');
  return join(programs, workload === 'deferred' ? 'bare-late.js' : 'bare.js');
}

function findModule({ workload, view }: Race): string {
  if (workload === '404') return 'missing';
  if (workload === 'deferred') return `deferred-${view}`;
  return pageWorkloads.some((one) => one === workload) ? view : workload;
}

function toUrl(file: string): string {
  return pathToFileURL(file).href;
}
