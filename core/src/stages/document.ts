import { type PreparedDocument, writeOpening } from '../document-parts.ts';
import { PlinthError } from '../errors.ts';
import type { Layer, Page, PageData } from '../flow.ts';
import { fill } from '../prepared.ts';
import { hasPrefetch } from '../speculation.ts';
import type { PageContext } from '../page-context.ts';
import { isThenable } from '../thenable.ts';
import type { HeadContext, HeadTags, ParsedQuery, Props, Rendered } from '../types.ts';

/** Puts a rendered view into its document: head, root, and for a page that hydrates its state and script. */
export function writeDocument(
  page: Page,
  document: PreparedDocument,
  data: PageData,
  rendered: Rendered,
  context: PageContext,
  state: string,
): string {
  const start = writeStart(page, document, data, rendered, context);
  const { speculation, ending } = document;
  const end = fill(ending, context.nonce);
  const whole = start + joinAfterRoot(document, state, context) + end;
  // What is searched is one flat text from then on, so it is the whole, whose bytes are counted next.
  if (speculation === undefined || !hasPrefetch(whole)) return whole;
  return start + joinAfterRoot(document, fill(speculation, context.nonce), context) + end;
}

/** The document up to the end of what is rendered, within the root. */
export function writeStart(
  page: Page,
  document: PreparedDocument,
  data: PageData,
  rendered: Rendered,
  context: PageContext,
): string {
  const { nonce } = context;
  const { opening: prepared } = document;
  const isPrepared = prepared !== undefined && !rendered.head && !rendered.headHtml;
  const opening = isPrepared
    ? fill(prepared, nonce)
    : writeOpening(
        document,
        [...document.base, ...headLayers(page, data, rendered, context)],
        rendered.headHtml,
        nonce,
      );
  return opening + rendered.html;
}

/** What follows the root, but for the end of the document; a page without script has the browser prefetch what its links ask for. */
export function writeAfterRoot(
  document: PreparedDocument,
  { html }: Rendered,
  context: PageContext,
  state: string,
): string {
  const { speculation } = document;
  const asks = speculation !== undefined && hasPrefetch(html);
  return joinAfterRoot(document, asks ? fill(speculation, context.nonce) : state, context);
}

function joinAfterRoot(
  { afterView, script }: PreparedDocument,
  state: string,
  { nonce }: PageContext,
): string {
  return fill(afterView, nonce) + state + fill(script, nonce);
}

function headLayers(
  page: Page,
  data: PageData,
  rendered: Rendered,
  context: PageContext,
): HeadTags[] {
  const layers: HeadTags[] = [];
  for (const layer of page.layers) {
    if (layer.head) layers.push(toHeadTags(layer, propsOf(page, layer, data), context));
  }
  if (rendered.head) layers.push(...[rendered.head].flat());
  return layers;
}

/** The app has the page's props, a layout its own. */
function propsOf({ layouts }: Page, layer: Layer, data: PageData): Props {
  const index = layouts.indexOf(layer as Page['layouts'][number]);
  return index === -1 ? data.props : (data.layouts?.[index] ?? {});
}

function toHeadTags({ head, place }: Layer, props: Props, context: PageContext): HeadTags {
  if (typeof head !== 'function') return head as HeadTags;
  const tags = head(new PageHead(props, context) as never) ?? {};
  if (isThenable(tags)) throw refusePromise(tags, place);
  return tags;
}

/** What it rejects with is nobody's any more. */
function refusePromise(promise: PromiseLike<unknown>, place: string): PlinthError {
  Promise.resolve(promise).catch(() => {});
  return new PlinthError(
    'PLINTH_HEAD_PROMISE',
    `The head of the ${place} returned a promise, but the document is written at once. Load what it needs in getServerSideProps, and make head a function that is not async.`,
  );
}

/** What a page's `head` function receives; its URL is made when somebody looks. */
class PageHead implements HeadContext {
  readonly props: Props;
  readonly params: ParsedQuery;
  readonly #context: PageContext;

  constructor(props: Props, context: PageContext) {
    this.props = props;
    this.params = context.params ?? {};
    this.#context = context;
  }

  get url(): URL {
    return new URL(this.#context.url, this.#context.request.url);
  }
}
