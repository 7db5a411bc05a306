import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageFiles } from './by-hand/document.ts';
import type { Built } from './build.ts';
import { competitors, findFramework, newNode } from './frameworks.ts';
import type { Race } from './workloads.ts';

/** A server process that answers for one page, on the port that `PORT` names. */
export interface Contender {
  name: string;
  /** The path of its page. */
  path: string;
  /** The Node that it runs on, the program, and its arguments. */
  command: readonly string[];
  folder: string;
}

/** The processes of a race. */
export function createContenders(race: Race, built: Built): Contender[] {
  const node = usesNewNode(race) ? newNode : process.execPath;
  return race.contenders.map((name) => createContender(name, race, built, node));
}

/** Whether a race has a contender that needs the newer Node; all of a race run on the same one. */
export function usesNewNode({ contenders }: Race): boolean {
  return contenders.some((name) => findFramework(name) !== undefined);
}

function createContender(name: string, race: Race, built: Built, node: string): Contender {
  const framework = findFramework(name);
  if (framework) {
    const { folder, start } = framework;
    return { name, path: '/', command: [node, ...start], folder };
  }
  const path = `/${race.workload}/${race.view}`;
  const [program, ...args] =
    name === 'plinth' ? listPlinth(built) : listByHand(name, race, path, built);
  return { name, path, command: [node, program!, ...args], folder: built.programs };
}

function listPlinth({ programs, app }: Built): string[] {
  return [join(programs, 'plinth.js'), toUrl(join(app, 'dist/server/index.js'))];
}

/** A server that is given the page as it is written without a framework. */
function listByHand(name: string, { workload, view }: Race, path: string, built: Built): string[] {
  const { programs, manifest } = built;
  const { module, preload = [] } = manifest.pages[path] ?? {};
  const modules = module === undefined ? [] : [manifest.entry!, module, ...preload];
  const files: PageFiles = { path, modules };
  const isBare = name === 'bare' || name === 'again';
  return [
    isBare ? join(programs, 'bare.js') : join(competitors, name, 'server.js'),
    toUrl(join(programs, `${view}.js`)),
    workload,
    JSON.stringify(files),
  ];
}

function toUrl(file: string): string {
  return pathToFileURL(file).href;
}
