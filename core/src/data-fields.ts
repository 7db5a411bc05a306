import type { Page, PageData } from './flow.ts';
import type { PageContext } from './page-context.ts';
import { type DataFormat, writeMembers } from './page-data.ts';
import { escapeJson } from './serialize.ts';

/**
 * The members of a JSON object that say what a page is shown with, in a document's state and in the answer
 * to a data request alike.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeDataFields(
  page: Page,
  data: PageData,
  context: PageContext,
  format: DataFormat,
): { fields: string; isRich: boolean } {
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  const query = hasOwnQuery(context) ? `,"query":${escapeJson(JSON.stringify(context.query))}` : '';
  const { members, isRich } = writeMembers(page, data, format);
  return { fields: `${params}${query},${members}`, isRich };
}

/** Whether a query has more than the parameters of the path, of which it has all. */
function hasOwnQuery({ params = {}, query }: PageContext): boolean {
  for (const name in query) if (!(name in params)) return true;
  return false;
}
