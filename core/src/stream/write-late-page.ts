import { type PreparedDocument, documentOf } from '../document-parts.ts';
import type { Exchange } from '../exchange.ts';
import type { Answer, Page, PageData } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { fill } from '../prepared.ts';
import { writeAfterRoot, writeDocument, writeStart } from '../stages/document.ts';
import { renderPage } from '../stages/render.ts';
import { beginState, stateEnd } from '../stages/state.ts';
import { isThenable } from '../thenable.ts';
import { waitAtMost } from '../timeout.ts';
import type { Rendered } from '../types.ts';
import { canStream } from './can-stream.ts';
import { ChunkReader } from './chunk-reader.ts';
import { hold } from './hold.ts';
import { LateBody, type LateParts } from './late-body.ts';
import { type LateProps, deferProps, writeLateMember } from './late-props.ts';

type Body = Answer['body'];

/** A page that does not come at once. */
export interface LatePage {
  exchange: Exchange;
  page: Page;
  document: PreparedDocument;
  context: PageContext;
  data: PageData;
  /** Its state; where something is deferred without its end, because what that is follows. */
  state: string;
  late?: LateProps;
}

/** state → render → document for a page with deferred props; `isWhole`: it is sent when all of it is there. */
export async function writeDeferredPage(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  given: PageData,
  isWhole: boolean,
): Promise<Body> {
  const document = documentOf(page, context.locale);
  const late = deferProps(exchange, page, given, page.hydrates);
  const { data, rest, values } = late;
  try {
    const state = beginLateState(exchange, page, document, rest, context);
    if (exchange.request.method === 'HEAD') return sendNothing(late);
    const streams = !isWhole && canStream(exchange, context.response);
    await hold(values, exchange, streams ? exchange.config.late.hold : undefined);
    const rendering = renderHeld(exchange, page, context, late, streams);
    return await sendPage({ exchange, page, document, context, data, state, late }, rendering);
  } catch (error) {
    values.close();
    throw error;
  }
}

/** The state without what is deferred, and without its end. */
function beginLateState(
  { config }: Exchange,
  page: Page,
  document: PreparedDocument,
  rest: PageData,
  context: PageContext,
): string {
  const state = beginState(page, document, rest, context, config.data);
  // A page that wakes late loads the module then.
  const wakes = page.hydrates && !page.source.hydrate;
  return wakes ? fill(config.data.latePreload, context.nonce) + state : state;
}

/** A view that waits for nothing is not made of what is deferred, or its adapter cannot send it later: then all of it is awaited. */
function renderHeld(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  { data, values }: LateProps,
  streams: boolean,
): Rendered | Promise<Rendered> {
  exchange.throwIfAborted();
  const isHeld = streams && !values.isComplete;
  const rendering = renderPage(page, data, context, exchange, !streams, isHeld);
  if (page.hydrates) return rendering;
  return finish(rendering);

  async function finish(first: Rendered | Promise<Rendered>): Promise<Rendered> {
    const rendered = await first;
    if (rendered.chunks || values.isComplete) return rendered;
    await hold(values, exchange);
    exchange.throwIfAborted();
    return renderPage(page, data, context, exchange, true);
  }
}

/** Sends a page whose view is rendered, or is being rendered: as a string where nothing of it is missing. */
export function sendPage(
  late: LatePage,
  rendering: Rendered | PromiseLike<Rendered>,
): Body | Promise<Body> {
  if (!isThenable(rendering)) return send(late, rendering);
  const { exchange, page } = late;
  const { shell: limit } = exchange.config.late.timeouts;
  const rendered =
    limit === undefined
      ? Promise.resolve(rendering)
      : waitAtMost(rendering, limit, `Rendering the ${page.place}`);
  return rendered.then((one) => send(late, one));
}

function send(late: LatePage, rendered: Rendered): Body {
  const { exchange } = late;
  const isThere = !rendered.chunks && (late.late?.values.isComplete ?? true);
  if (isThere) return writeWhole(late, rendered);
  if (exchange.request.method === 'HEAD') return sendNothing(late.late, rendered);
  return rendered.chunksInRoot ? sendInner(late, rendered) : sendFollowing(late, rendered);
}

/** What nobody reads is not produced. */
function sendNothing(late: LateProps | undefined, rendered?: Rendered): null {
  late?.values.close();
  new ChunkReader(rendered?.chunks).stop();
  return null;
}

function writeWhole(one: LatePage, rendered: Rendered): string {
  const { page, document, data, context } = one;
  return writeDocument(page, document, data, rendered, context, completeState(one));
}

/** The state, with what has arrived by now. */
function completeState({ exchange, state, late }: LatePage): string {
  if (!late) return state;
  return state && `${state}${writeLateMember(late, exchange.config.data)}${stateEnd}`;
}

/** What is late continues the root: all that follows the root comes at the end. */
function sendInner(one: LatePage, rendered: Rendered): LateBody {
  const { document, context } = one;
  const last = (): string =>
    writeAfterRoot(document, rendered, context, completeState(one)) +
    fill(document.ending, context.nonce);
  return new LateBody(one.exchange, writeShellStart(one, rendered), toParts(one, rendered, last));
}

/** What is late follows the root, its state and its script: the page wakes while it is on its way. */
function sendFollowing(one: LatePage, rendered: Rendered): LateBody {
  const { document, context } = one;
  const first =
    writeShellStart(one, rendered) +
    writeAfterRoot(document, rendered, context, completeState(one));
  const ending = fill(document.ending, context.nonce);
  return new LateBody(
    one.exchange,
    first,
    toParts(one, rendered, () => ending, toScript),
  );
}

function writeShellStart({ page, document, data, context }: LatePage, rendered: Rendered): string {
  return writeStart(page, document, data, rendered, context);
}

function toParts(
  { exchange, page, late }: LatePage,
  { chunks }: Rendered,
  last: () => string,
  toText?: (json: string) => string,
): LateParts {
  const { deferred: milliseconds } = exchange.config.late.timeouts;
  return {
    chunks,
    values: page.hydrates ? late?.values : undefined,
    toText,
    limit: milliseconds === undefined ? undefined : { milliseconds, place: page.place },
    last,
    close: () => late?.values.close(),
  };
}

/** A data block: it runs nothing. The browser's parser has come to its end where something follows it. */
function toScript(json: string): string {
  return `<script type="application/json" data-plinth-late>${json}</script>\n`;
}
