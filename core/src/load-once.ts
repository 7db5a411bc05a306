import { toError } from './errors.ts';

/** What is loaded, and promises of what is under way. */
export type LoadCache<T> = Map<string, T | Promise<T>>;

/** Makes something at its first use; what failed is tried again. Without a cache, as in dev, it is made anew each time. */
export function loadOnce<T>(
  cache: LoadCache<T> | undefined,
  key: string,
  load: () => Promise<T>,
): T | Promise<T> {
  const cached = cache?.get(key);
  if (cached) return cached;
  const loading = load();
  cache?.set(key, loading);
  loading.then(
    (loaded) => cache?.set(key, loaded),
    () => cache?.delete(key),
  );
  return loading;
}

/** A module of the app, or what its loader loads. */
export async function readModule<T extends object>(
  source: T | (() => Promise<T>),
  place: string,
): Promise<T> {
  if (typeof source !== 'function') return source;
  try {
    return await source();
  } catch (thrown) {
    throw toError(thrown, place);
  }
}
