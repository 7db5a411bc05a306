import type { ResolvedConfig } from 'vite';
import { PlinthError } from '../errors.ts';
import { type BuildState, buildPluginName } from '../vite/build.ts';

/**
 * What the plug-in of a project knows.
 *
 * @throws PLINTH_NO_PLUGIN
 */
export function readState(config: ResolvedConfig): BuildState {
  return readApi(config, buildPluginName) as BuildState;
}

/**
 * What a plug-in of Plinth gives to others.
 *
 * @throws PLINTH_NO_PLUGIN
 */
export function readApi({ plugins }: ResolvedConfig, name: string): unknown {
  const plugin = plugins.find((one) => one.name === name);
  if (plugin) return plugin.api;
  throw new PlinthError(
    'PLINTH_NO_PLUGIN',
    'The Vite configuration of this project does not use plinth(). Add it to vite.config.ts: plugins: [plinth({ adapters: [preact()] })].',
  );
}
