import { readExports } from '../api/exports.ts';
import { readSettings } from '../api/settings.ts';
import type { Api } from '../flow.ts';
import { type LoadCache, loadOnce, readModule } from '../load-once.ts';
import type { ApiModule, PageSource } from '../types.ts';

/** Where API routes come from. */
export interface ApiStore {
  sources: Readonly<Record<string, PageSource>>;
  bodyLimit: number;
  cache: LoadCache<Api> | undefined;
}

/** The API route of a pattern, loaded at its first request. */
export function loadApi(store: ApiStore, pattern: string): Api | Promise<Api> {
  return loadOnce(store.cache, pattern, () => prepareApi(store, pattern));
}

/** @throws PLINTH_API_EXPORTS, PLINTH_API_CONFIG */
async function prepareApi({ sources, bodyLimit }: ApiStore, pattern: string): Promise<Api> {
  const source = sources[pattern] as PageSource<ApiModule>;
  const module = await readModule(source, `The module of the API route "${pattern}"`);
  const { handlers, nodeHandler, allow } = readExports(module, pattern);
  const settings = readSettings(module.config, pattern, bodyLimit);
  return { pattern, handlers, nodeHandler, allow, ...settings };
}
