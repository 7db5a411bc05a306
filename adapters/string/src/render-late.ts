import { createPlaces, type Places, type RenderContext, type Rendered } from '@plinth/core';
import { continueInOrder } from './continue-in-order.ts';
import type { LateHole } from './late-holes.ts';
import { whenReady } from './result.ts';
import type { Html } from './safe-html.ts';
import { settleHtml } from './settle-html.ts';
import { isExpected, untilExpected, untilSettled } from './until.ts';
import {
  type Open,
  type Writing,
  startWriting,
  takeText,
  toWritten,
  write,
  writeArrived,
  writeOn,
} from './writing.ts';

/** Renders HTML with places that are awaited: in their order, or where they have a fallback as they arrive. */
export function renderLate(html: Html, context: RenderContext): Rendered | Promise<Rendered> {
  if (!context.stream) return renderWhole(html, context);
  const places = createPlaces(context);
  const open = createOpen(places, context);
  const writing = startWriting(toWritten(html));
  return whenReady(writeShell(writing, open, context), (late) => {
    const shell = takeText(writing);
    const chunks = late ? continueInOrder(writing, open, places, context) : places.chunks;
    if (!chunks) return { html: shell };
    return late ? { html: shell, chunks, chunksInRoot: true } : { html: shell, chunks };
  });
}

async function renderWhole(html: Html, { signal }: RenderContext): Promise<Rendered> {
  return { html: await settleHtml(html, (late) => untilSettled(late, signal)) };
}

/** Writes as far as something comes late for which there is no fallback. */
function writeShell(
  writing: Writing,
  open: Open,
  context: RenderContext,
): LateHole | undefined | Promise<LateHole | undefined> {
  const late = writeOn(writing, open);
  if (!late || !isExpected(late, context)) return late;
  return untilExpected(late, writing, context).then(() => writeShell(writing, open, context));
}

/** A place with a fallback is left behind where its value is not expected. */
function createOpen(places: Places, context: RenderContext): Open {
  let count = 0;
  const open: Open = (late) => {
    if (!late.options || isExpected(late, context)) return undefined;
    const fallback = write(late.options.fallback, late);
    const render = (): string | Promise<string> => {
      const part = writeArrived(late);
      return typeof part === 'string' ? part : finish(startWriting(part), open, context);
    };
    const openPlace = (text: string): string =>
      places.open(`l${count++}`, late.settled, render, text);
    return typeof fallback === 'string'
      ? openPlace(fallback)
      : { ...fallback, text: openPlace(fallback.text) };
  };
  return open;
}

function finish(writing: Writing, open: Open, context: RenderContext): string | Promise<string> {
  const late = writeOn(writing, open);
  if (!late) return writing.text;
  const wait = isExpected(late, context)
    ? untilExpected(late, writing, context)
    : untilSettled(late, context.signal);
  return wait.then(() => finish(writing, open, context));
}
