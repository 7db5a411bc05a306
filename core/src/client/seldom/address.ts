import { toQuery } from '../../query.ts';
import type { Route } from '../../types.ts';
import type { KnownPage } from '../session.ts';
import { readParams } from '../params.ts';

/** What an address says, where no server reads it. */
export function readAddress(known: KnownPage, { search }: URL): Pick<Route, 'params' | 'query'> {
  const params = readParams(known);
  return { params, query: toQuery(search, undefined, params) };
}
