import type { ResolvedConfig } from 'vite';
import { PlinthError } from '../errors.ts';
import { type BuildState, buildPluginName } from '../vite/build.ts';

/**
 * What the plug-in of a project knows.
 *
 * @throws PLINTH_NO_PLUGIN
 */
export function readState({ plugins }: ResolvedConfig): BuildState {
  const plugin = plugins.find((one) => one.name === buildPluginName);
  if (plugin) return plugin.api as BuildState;
  throw new PlinthError(
    'PLINTH_NO_PLUGIN',
    'The Vite configuration of this project does not use plinth(). Add it to vite.config.ts: plugins: [plinth({ adapters: [preact()] })].',
  );
}
