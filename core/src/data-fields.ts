import type { Page, PageData } from './flow.ts';
import type { PageContext } from './page-context.ts';
import { escapeJson, serializeProps } from './serialize.ts';

/**
 * The end of a JSON object that says what a page is shown with, in a document's state and in the answer
 * to a data request alike.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeDataFields(page: Page, data: PageData, context: PageContext): string {
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  const layouts = data.layouts ? `,"layouts":${writeLayouts(page, data.layouts)}` : '';
  return `${params},"props":${serializeProps(data.props, page.place)}${layouts}}`;
}

function writeLayouts(page: Page, layouts: NonNullable<PageData['layouts']>): string {
  const list = layouts.map((props, i) =>
    props === null ? 'null' : serializeProps(props, page.layouts[i]?.place as string),
  );
  return `[${list.join(',')}]`;
}
