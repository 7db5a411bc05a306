import { writeDataFields } from '../data-fields.ts';
import type { PreparedDocument } from '../document-parts.ts';
import type { Page, PageData } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import type { DataFormat } from '../page-data.ts';
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
  format: DataFormat,
): string {
  const begun = beginState(page, { state }, data, context, format);
  return begun && begun + stateEnd;
}

/** The state without its end: members of an object may follow. */
export function beginState(
  page: Page,
  { state }: Pick<PreparedDocument, 'state'>,
  data: PageData,
  context: PageContext,
  format: DataFormat,
): string {
  if (state === undefined) return '';
  const { fields, isRich } = writeDataFields(page, data, context, format);
  // A page that wakes late loads the decoder then.
  const preload = isRich && !page.source.hydrate ? fill(format.preload, context.nonce) : '';
  return `${preload}${fill(state, context.nonce)}${fields}`;
}

export const stateEnd = '}</script>';
