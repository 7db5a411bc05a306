import type { Built } from './build.ts';
import { findFramework, newNode } from './frameworks.ts';
import { findPath, listByHand, listPlinth } from './programs.ts';
import type { Race } from './workloads.ts';

/** A server process that answers for one page, on the port that `PORT` names. */
export interface Contender {
  name: string;
  /** The path of its page, and the status of the answer. */
  path: string;
  status: number;
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
  const status = race.workload === '404' ? 404 : 200;
  if (framework) {
    const { folder, start } = framework;
    return { name, path: '/', status, command: [node, ...start], folder };
  }
  const program = name === 'plinth' ? listPlinth(built) : listByHand(name, race, built);
  const command = [node, ...program];
  return { name, path: findPath(race, built), status, command, folder: built.programs };
}
