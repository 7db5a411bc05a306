import { toDataPath } from '../../data-path.ts';
import type { ParsedQuery, Props } from '../../types.ts';
import { type Encoded, readData } from '../decode.ts';
import { type KnownPage, session } from '../session.ts';
import { table } from './table.ts';

/** The answer to a data request. */
export interface PageData extends Encoded {
  /** The page that the server has chosen. */
  pattern?: string;
  params?: ParsedQuery;
  query?: ParsedQuery;
  props?: Props;
  /** Of the layouts, outermost first; null for one that is kept. */
  layouts?: readonly (Props | null)[];
  /** Whether this is no data, which is to be fetched once the page is shown. */
  isDeferred?: boolean;
  redirect?: { destination: string };
  error?: object;
}

/** Asks the server for a page's data, but for that of layouts that stay. What is no JSON rejects. */
export async function fetchData(
  known: KnownPage,
  { pathname, search }: URL,
  { isFresh, signal }: { isFresh?: boolean; signal?: AbortSignal } = {},
): Promise<PageData | null> {
  const { basePath, layouts } = table;
  const kept = isFresh ? 0 : layouts?.countKept(known);
  const path = toDataPath(session.build, pathname.slice(basePath.length), kept);
  return readData(await fetch(basePath + path + search, { signal }), session.load);
}
