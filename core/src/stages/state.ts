import type { Page } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { fill } from '../prepared.ts';
import { escapeJson, serializeProps } from '../serialize.ts';
import type { Props } from '../types.ts';

/**
 * What the browser needs to wake the page, and nothing for a page without script. It is written before
 * the view is rendered: props that cannot be sent are an error of their own, not one of a component.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeState(page: Page, props: Props, context: PageContext): string {
  if (page.parts.state === undefined) return '';
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  return `${fill(page.parts.state, context.nonce)}${params},"props":${serializeProps(props, page.pattern)}}</script>`;
}
