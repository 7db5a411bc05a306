import type { Page } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { type DataFormat, writeMembers } from '../page-data.ts';
import { escapeJson } from '../serialize.ts';
import type { Props } from '../types.ts';

/**
 * What the browser needs to wake the page, and nothing for a page without script. It is written before
 * the view is rendered: props that cannot be sent are an error of their own, not one of a component.
 *
 * @throws PLINTH_PROPS_NOT_SERIALIZABLE
 */
export function writeState(
  page: Page,
  props: Props,
  context: PageContext,
  format: DataFormat,
): string {
  if (page.parts.state === undefined) return '';
  const params = page.hasParams ? `,"params":${escapeJson(JSON.stringify(context.params))}` : '';
  const { members, isRich } = writeMembers({ props }, page.pattern, format);
  return `${isRich ? format.preload : ''}${page.parts.state}${params},${members}}</script>`;
}
