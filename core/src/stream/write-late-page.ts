import { type PreparedDocument, documentOf } from '../document-parts.ts';
import { textsOf } from '../document-shell.ts';
import type { Exchange } from '../exchange.ts';
import type { Answer, Page, PageData } from '../flow.ts';
import type { PageContext } from '../page-context.ts';
import { fill } from '../prepared.ts';
import { writeDocument, writeEnd, writeStart } from '../stages/document.ts';
import { renderPage } from '../stages/render.ts';
import { writeState } from '../stages/state.ts';
import { isThenable } from '../thenable.ts';
import { waitAtMost } from '../timeout.ts';
import type { Rendered } from '../types.ts';
import { canStream } from './can-stream.ts';
import { ChunkReader } from './chunk-reader.ts';
import { hold } from './hold.ts';
import { LateBody, type LateParts } from './late-body.ts';
import { type LateProps, deferProps, writeLateMember } from './late-props.ts';

type Body = Answer['body'];

const stateEnd = '}</script>';

/** A page that does not come at once. */
export interface LatePage {
  exchange: Exchange;
  page: Page;
  document: PreparedDocument;
  context: PageContext;
  data: PageData;
  /** Its state, without what is deferred. */
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
    const state = writeLateState(exchange, page, document, rest, context);
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

/** The state without what is deferred. */
function writeLateState(
  { config }: Exchange,
  page: Page,
  document: PreparedDocument,
  rest: PageData,
  context: PageContext,
): string {
  const state = writeState(page, document, rest, context, config.data);
  // A page that wakes late loads the module then.
  const wakes = page.hydrates && !page.source.hydrate;
  return wakes ? fill(config.data.latePreload, context.nonce) + state : state;
}

/** A view that waits for nothing is not made of what is deferred, or its adapter cannot send it later: then all of it is awaited. */
async function renderHeld(
  exchange: Exchange,
  page: Page,
  context: PageContext,
  { data, values }: LateProps,
  streams: boolean,
): Promise<Rendered> {
  exchange.throwIfAborted();
  const isHeld = streams && !values.isComplete;
  const rendered = await renderPage(page, data, context, exchange, !streams, isHeld);
  if (rendered.chunks || values.isComplete || page.hydrates) return rendered;
  await hold(values, exchange);
  exchange.throwIfAborted();
  return renderPage(page, data, context, exchange, true);
}

/** Sends a page whose view is rendered, or is being rendered: as a string where nothing of it is missing. */
export async function sendPage(
  late: LatePage,
  rendering: Rendered | PromiseLike<Rendered>,
): Promise<Body> {
  const { exchange, page } = late;
  const { shell: limit } = exchange.config.late.timeouts;
  const isLimited = limit !== undefined && isThenable(rendering);
  const rendered = await (isLimited
    ? waitAtMost(rendering, limit, `Rendering the ${page.place}`)
    : rendering);
  const isThere = !rendered.chunks && (late.late?.values.isComplete ?? true);
  if (isThere) return writeWhole(late, rendered);
  if (exchange.request.method === 'HEAD') return sendNothing(late.late, rendered);
  return new LateBody(exchange, toParts(late, rendered));
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
function completeState({ exchange, page, state, late }: LatePage): string {
  if (!late || !page.hydrates) return state;
  return `${state.slice(0, -stateEnd.length)}${writeLateMember(late, exchange.config.data)}${stateEnd}`;
}

function toParts(one: LatePage, { chunksInRoot, ...rendered }: Rendered): LateParts {
  const { exchange, page, document, data, context, late } = one;
  const start = writeStart(page, document, data, rendered, context);
  const milliseconds = exchange.config.late.timeouts.deferred;
  return {
    ...(chunksInRoot ? toInner(one, rendered, start) : toFollowing(one, rendered, start)),
    chunks: rendered.chunks,
    values: page.hydrates ? late?.values : undefined,
    limit: { milliseconds, what: `A part of the ${page.place}` },
    close: () => late?.values.close(),
  };
}

/** How the parts of a page are sent, whatever they are. */
type Order = Pick<LateParts, 'first' | 'toText' | 'last'>;

/** What is late continues the root: all that follows the root comes at the end. */
function toInner(one: LatePage, rendered: Rendered, first: string): Order {
  const { document, context } = one;
  return { first, last: () => writeEnd(document, rendered, context, completeState(one)) };
}

/** What is late follows the root, its state and its script: the page wakes while it is on its way. */
function toFollowing(one: LatePage, rendered: Rendered, start: string): Order {
  const { document, context } = one;
  const end = writeEnd(document, rendered, context, completeState(one));
  const last = textsOf(document.shell, context.nonce)[5] as string;
  const first = start + end.slice(0, end.length - last.length);
  return { first, toText: toScript, last: () => last };
}

/** A data block: it runs nothing. The browser's parser has come to its end where something follows it. */
function toScript(json: string): string {
  return `<script type="application/json" data-plinth-late>${json}</script>\n`;
}
