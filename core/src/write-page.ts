import { documentOf } from './document-parts.ts';
import type { Exchange } from './exchange.ts';
import type { Page, PageData } from './flow.ts';
import type { PageContext } from './page-context.ts';
import { report } from './report.ts';
import { writeDocument } from './stages/document.ts';
import { renderPage } from './stages/render.ts';
import { writeState } from './stages/state.ts';
import { isThenable } from './thenable.ts';

/** state → render → document. */
export function writePage(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  data: PageData,
): string | Promise<string> {
  const document = documentOf(page, context.locale);
  const state = writeState(page, document, data, context, exchange.config.data);
  const rendering = renderPage(page, data, context, (error) => report(exchange, error));
  if (!isThenable(rendering)) return writeDocument(page, document, data, rendering, context, state);
  return rendering.then((rendered) =>
    writeDocument(page, document, data, rendered, context, state),
  );
}
