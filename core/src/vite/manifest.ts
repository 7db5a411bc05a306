import { createHash, randomBytes } from 'node:crypto';
import type { Rolldown } from 'vite';
import type { Build, PageBuild } from '../types.ts';
import { listComponents } from './outer-files.ts';
import { toAssetBase } from './config.ts';
import type { Project } from './project.ts';
import { names, toResolvedId } from './virtual.ts';

/** What the server's bundle needs to know of the browser's. */
export interface Manifest {
  id: string;
  /** What draft cookies are made of. */
  secret: string;
  entry: string;
  routes: string;
  wait: string;
  decoder: Build['decoder'];
  late: Build['late'];
  pages: Record<string, PageBuild>;
}

/** A finished bundle: chunks by the module that they are the entry of. */
export interface Bundle {
  chunks: Map<string, Rolldown.OutputChunk>;
  byFile: Map<string, Rolldown.OutputChunk>;
}

/** Indexes what a build has written. */
export function toBundle(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): Bundle {
  const chunks = output.filter((one) => one.type === 'chunk');
  return {
    chunks: new Map(
      chunks.filter((one) => one.facadeModuleId).map((one) => [one.facadeModuleId as string, one]),
    ),
    byFile: new Map(chunks.map((one) => [one.fileName, one])),
  };
}

/** Says for each page exactly which files of the bundles it needs. */
export function createManifest(project: Project, client: Bundle, server: Bundle): Manifest {
  const base = toAssetBase(project.config);
  const entry = findChunk(client, names.client);
  const routes = findChunk(client, names.routes);
  const toEntry = (name: string): NonNullable<Build['decoder']> => {
    const chunk = findChunk(client, name);
    const others = preloads(collect(client, [chunk]), [chunk, entry]);
    return { module: base + chunk.fileName, preload: others.map((file) => base + file) };
  };
  const pages: Record<string, PageBuild> = {};
  for (const page of project.pages.values()) {
    const chunk = client.chunks.get(toResolvedId(names.page + page.pattern));
    const files = listComponents(page).map(({ file }) => server.chunks.get(file));
    const needed = chunk ? collect(client, [entry, chunk]) : collect(server, files);
    pages[page.pattern] = {
      adapter: page.adapter.name,
      app: page.app?.pattern,
      layouts: page.layouts.map(({ pattern }) => pattern),
      module: chunk && base + chunk.fileName,
      preload: chunk && preloads(needed, [chunk, entry]).map((file) => base + file),
      styles: toStyles(needed).map((file) => base + file),
    };
  }
  return {
    id: project.config.buildId ?? toBuildId(client, server),
    secret: randomBytes(32).toString('base64url'),
    entry: base + entry.fileName,
    routes: base + routes.fileName,
    wait: base + findChunk(client, names.wait).fileName,
    decoder: toEntry(names.decoder),
    late: toEntry(names.late),
    pages,
  };
}

/** The style sheets of chunks, in the order in which they apply. */
export function toStyles(chunks: readonly Rolldown.OutputChunk[]): string[] {
  return [...new Set(chunks.flatMap((one) => Array.from(one.viteMetadata?.importedCss ?? [])))];
}

/** The chunk that a virtual module is the entry of. */
export function findChunk(bundle: Bundle, name: string): Rolldown.OutputChunk {
  const chunk = bundle.chunks.get(toResolvedId(name));
  if (chunk) return chunk;
  throw new Error(`The build has no chunk for ${name}: another plug-in changed the inputs.`);
}

/** Chunks after all that they import at once: the order in which styles apply. */
export function collect(
  bundle: Bundle,
  roots: readonly (Rolldown.OutputChunk | undefined)[],
): Rolldown.OutputChunk[] {
  const seen = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk): void => {
    if (seen.has(chunk)) return;
    for (const file of chunk.imports) {
      const imported = bundle.byFile.get(file);
      if (imported) add(imported);
    }
    seen.add(chunk);
  };
  for (const root of roots) if (root) add(root);
  return [...seen];
}

function preloads(
  needed: readonly Rolldown.OutputChunk[],
  named: readonly (Rolldown.OutputChunk | undefined)[],
): string[] {
  return needed.filter((one) => !named.includes(one)).map((one) => one.fileName);
}

/** From what was built, so that two machines that build the same sources serve one build. */
function toBuildId(client: Bundle, server: Bundle): string {
  const hash = createHash('sha256');
  for (const bundle of [client, server]) {
    const files = [...bundle.byFile.values()].toSorted((a, b) =>
      a.fileName < b.fileName ? -1 : 1,
    );
    for (const { fileName, code } of files) hash.update(`${fileName}\0${code}\0`);
  }
  return hash.digest('base64url').slice(0, 12);
}
