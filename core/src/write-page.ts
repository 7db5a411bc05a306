import type { Exchange } from './exchange.ts';
import type { Page } from './flow.ts';
import type { PageContext } from './page-context.ts';
import { report } from './report.ts';
import { writeDocument } from './stages/document.ts';
import { renderPage } from './stages/render.ts';
import { writeState } from './stages/state.ts';
import { isThenable } from './thenable.ts';
import type { Props } from './types.ts';

/** state → render → document. */
export function writePage(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  props: Props,
): string | Promise<string> {
  const state = writeState(page, props, context, exchange.config.data);
  const rendering = renderPage(page, props, context, (error) => report(exchange, error));
  if (!isThenable(rendering)) return writeDocument(page, props, rendering, context, state);
  return rendering.then((rendered) => writeDocument(page, props, rendered, context, state));
}
