import type * as Vite from 'vite';
import type * as Precompile from './precompile/plugin.ts';

/** What Vite needs for the files of strings: the compiler of their templates. */
export async function createPlugins(
  owns: (id: string, code: string) => boolean,
): Promise<Vite.Plugin[]> {
  // Pages import this package too: a bundler that could read the name would follow it into their scripts.
  const file = './precompile/plugin.js';
  const { createPrecompilePlugin } = (await import(/* @vite-ignore */ file)) as typeof Precompile;
  return [createPrecompilePlugin(owns)];
}
