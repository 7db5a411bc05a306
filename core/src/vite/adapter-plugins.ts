import type { Plugin, PluginOption } from 'vite';
import type { Adapter } from '../types.ts';
import type { Project } from './project.ts';

/** The plug-ins that compile an adapter's files, kept to the files that it owns. */
export async function toAdapterPlugins(adapter: Adapter, project: Project): Promise<Plugin[]> {
  const owns = (id: string, code: string): boolean =>
    project.findOwner(id, code)?.name === adapter.name;
  const plugins = await flatten(adapter.vite?.(owns) as PluginOption);
  for (const plugin of plugins) keepToOwned(plugin, owns);
  return plugins;
}

async function flatten(option: PluginOption): Promise<Plugin[]> {
  const settled = await option;
  if (!settled) return [];
  if (!Array.isArray(settled)) return [settled];
  return (await Promise.all(settled.map(flatten))).flat();
}

/** In place: plug-ins may hold on to their own object. */
function keepToOwned(plugin: Plugin, owns: (id: string, code: string) => boolean): void {
  const { transform } = plugin;
  if (!transform) return;
  const original = typeof transform === 'function' ? transform : transform.handler;
  const handler: typeof original = function transformOwned(code, id, options) {
    return owns(id, code) ? original.call(this, code, id, options) : undefined;
  };
  plugin.transform = typeof transform === 'function' ? handler : { ...transform, handler };
}
