import { documentOf } from './document-parts.ts';
import type { Exchange } from './exchange.ts';
import type { Answer, Page, PageData } from './flow.ts';
import type { PageContext } from './page-context.ts';
import { writeDocument } from './stages/document.ts';
import { renderPage } from './stages/render.ts';
import { writeState } from './stages/state.ts';
import { hasDeferred } from './stream/late-props.ts';
import { sendPage, writeDeferredPage } from './stream/write-late-page.ts';
import { isThenable } from './thenable.ts';

/** state → render → document; `isWhole`: the body is a string, whatever is late. */
export function writePage(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  data: PageData,
  isWhole = false,
): Answer['body'] | Promise<Answer['body']> {
  if (hasDeferred(data)) return writeDeferredPage(exchange, page, context, data, isWhole);
  const document = documentOf(page, context.locale);
  const state = writeState(page, document, data, context, exchange.config.data);
  const rendering = renderPage(page, data, context, exchange, isWhole);
  return isThenable(rendering) || rendering.chunks
    ? sendPage({ exchange, page, document, context, data, state }, rendering)
    : writeDocument(page, document, data, rendering, context, state);
}
