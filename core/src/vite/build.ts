import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown, ViteBuilder } from 'vite';
import { toAssetBase } from './config.ts';
import { writeTypesFile } from './types-file.ts';
import { type Bundle, type Manifest, createManifest, toBundle } from './manifest.ts';
import type { Project } from './project.ts';

/** The name under which the command line finds the plug-in that knows the project. */
export const buildPluginName = 'plinth:build';

/** What the plug-in knows, and once a build is done what it has made. */
export interface BuildState {
  project: Project;
  built?: { manifest: Manifest; client: Bundle };
}

/** Builds the browser's side, the server's side, and the manifest that joins them. */
export function createBuildPlugin(project: Project): Plugin<BuildState> {
  const api: BuildState = { project };
  return {
    name: buildPluginName,
    apply: 'build',
    api,
    async buildApp(builder) {
      writeTypesFile(project);
      const client = await buildOne(builder, 'client');
      const server = await buildOne(builder, 'ssr');
      const manifest = createManifest(project, client, server);
      await writeFile(join(outDir(builder, 'ssr'), 'manifest.js'), toModule(manifest));
      await moveAssets(builder, manifest, toAssetBase(project.config));
      api.built = { manifest, client };
    },
  };
}

async function buildOne(builder: ViteBuilder, name: 'client' | 'ssr'): Promise<Bundle> {
  const built = await builder.build(toEnvironment(builder, name));
  return toBundle((built as Rolldown.RolldownOutput).output);
}

function toModule(manifest: Manifest): string {
  return `export default ${JSON.stringify(manifest, undefined, 2)};\n`;
}

/** What pages without script refer to was emitted by the server's build; browsers fetch it from the client's folder. */
async function moveAssets(builder: ViteBuilder, manifest: Manifest, base: string): Promise<void> {
  const { assetsDir } = toEnvironment(builder, 'client').config.build;
  const from = join(outDir(builder, 'ssr'), assetsDir);
  const to = join(outDir(builder, 'client'), assetsDir);
  const styles = new Set(Object.values(manifest.pages).flatMap((page) => page.styles ?? []));
  for (const name of await readdir(from).catch(() => [])) {
    const isUnused = name.endsWith('.css') && !styles.has(`${base}${assetsDir}/${name}`);
    if (!isUnused) await cp(join(from, name), join(to, name));
  }
  await rm(from, { recursive: true, force: true });
}

function outDir(builder: ViteBuilder, name: 'client' | 'ssr'): string {
  const { config } = toEnvironment(builder, name);
  return join(config.root, config.build.outDir);
}

function toEnvironment(
  builder: ViteBuilder,
  name: 'client' | 'ssr',
): ViteBuilder['environments'][string] {
  return builder.environments[name] as ViteBuilder['environments'][string];
}
