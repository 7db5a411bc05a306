import { loadModule } from './load.ts';
import { findPage, loadSeldom, toCanonical } from './table.ts';

/** Loads a page's code, and with `withData` its data, unless the page says no. Fails silently. */
export async function prefetchPage(target: URL, withData?: boolean): Promise<void> {
  try {
    const url = await toCanonical(target);
    const known = findPage(url);
    const code = known && loadModule(known);
    if (known && withData) await (await loadSeldom()).prefetchData(known, url);
    await code;
  } catch {
    // Whoever goes there is told.
  }
}
