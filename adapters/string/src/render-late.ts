import {
  createPlaces,
  type Places,
  type RenderContext,
  type Rendered,
  type Tracked,
} from '@plinth/core';
import { createHtml, type Html } from './safe-html.ts';
import {
  collect,
  type Fill,
  settleHtml,
  show,
  toAwaiting,
  type Wait,
  walk,
  write,
} from './settle-html.ts';

/** Turns of the microtask queue. */
const turns = 50;

/** Renders HTML with places that are awaited: in their order, or where they have a fallback as they arrive. */
export async function renderLate(html: Html, context: RenderContext): Promise<Rendered> {
  const wait: Wait = (promise) => untilAbort(promise, context.signal);
  if (!context.stream) return { html: await settleHtml(html, wait) };
  const places = createPlaces(context);
  const open = createOpen(places, context, wait);
  const texts = walk(toAwaiting(html), open);
  const [shell, next] = await readShell(texts, context.hold);
  if (next) return { html: shell, chunks: continueWith(next, texts, places), chunksInRoot: true };
  const { chunks } = places;
  return chunks ? { html: shell, chunks } : { html: shell };
}

/** A place with a fallback is left behind where its value does not arrive soon. */
function createOpen(places: Places, context: RenderContext, wait: Wait): Fill {
  let count = 0;
  const open: Fill = async (late) => {
    const { options, promise } = late;
    if (!options) return show(late, wait);
    if (await arrives(promise, context.hold)) return show(late, toItself);
    const shown = await collect(write(options.fallback, late), open);
    const render = async (): Promise<string> =>
      collect(write(await show(late, toItself), late), open);
    const ready = promise.catch(() => {});
    return createHtml(places.open(`l${count++}`, ready, render, shown));
  };
  return open;
}

/** What is there soon; with it the step that is awaited, where there is one. */
async function readShell(
  texts: AsyncGenerator<string, void>,
  hold: RenderContext['hold'],
): Promise<[shell: string, next?: Promise<IteratorResult<string, void>>]> {
  let shell = '';
  for (;;) {
    const next = texts.next();
    if (!(await arrives(next, hold))) return [shell, next];
    const { done, value } = await next;
    if (done) return [shell];
    shell += value;
  }
}

async function* continueWith(
  next: Promise<IteratorResult<string, void>>,
  texts: AsyncGenerator<string, void>,
  places: Places,
): AsyncGenerator<string> {
  const { done, value } = await next;
  if (!done) yield value;
  yield* texts;
  if (places.chunks) yield* places.chunks;
}

/** Whether a promise settles before the shell is to be sent; what is there already takes a few turns. */
function arrives(promise: Tracked<unknown>, hold: RenderContext['hold']): Promise<boolean> {
  const state = { isThere: false };
  const settle = (): true => (state.isThere = true);
  return Promise.race([promise.then(settle, settle), waitAWhile(promise, hold, state)]);
}

async function waitAWhile(
  promise: Tracked<unknown>,
  hold: RenderContext['hold'],
  state: { readonly isThere: boolean },
): Promise<boolean> {
  await hold;
  // A deferred prop tells where it stands.
  if (promise.status === 'pending') return false;
  for (let turn = 0; turn < turns && !state.isThere; turn++) await undefined;
  return state.isThere;
}

/** For what has settled. */
function toItself<T>(promise: Promise<T>): Promise<T> {
  return promise;
}

function untilAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
