import { writeDataFields } from '../data-fields.ts';
import type { PreparedDocument } from '../document-parts.ts';
import type { Page, PageData } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { fill } from '../prepared.ts';

/**
 * What the browser needs to wake the page, and nothing for a page without script. It is written before
 * the view is rendered: props that cannot be sent are an error of their own, not one of a component.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeState(
  page: Page,
  { state }: PreparedDocument,
  data: PageData,
  context: PageContext,
): string {
  if (state === undefined) return '';
  return `${fill(state, context.nonce)}${writeDataFields(page, data, context)}</script>`;
}
