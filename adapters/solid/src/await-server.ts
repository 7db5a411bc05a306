import { type Tracked, trackPromise } from '@plinth/core';
import { getOwner, runWithOwner, sharedConfig, type Owner } from 'solid-js';
import { type AwaitProps, showFallback, showSettled, toPlaceId } from './await.ts';
import { getLate, release, replacePart } from './late.ts';
import { toMarkers } from './late-parts.ts';
import type { Render, SolidContext } from './render.ts';
import { createMarkup } from './runtime.ts';
import { toHtml } from './to-html.ts';

/** Shows an `Await` on the server: where it waits its fallback, until it is filled or sent. */
export function showAwait(context: SolidContext, props: AwaitProps<unknown>): unknown {
  const tracked = trackPromise(props.resolve);
  if (tracked?.status !== 'pending') {
    return createMarkup(toHtml(showSettled(context, props, tracked)));
  }
  const id = toPlaceId(context);
  const [open, close] = toMarkers(id);
  const fallback = toHtml(showFallback(context, props));
  waitFor(context.plinth, id, tracked, renderLater(context, getOwner(), props, tracked));
  return createMarkup(open + fallback + close);
}

function waitFor(render: Render, id: string, tracked: Tracked<unknown>, make: () => string): void {
  const late = getLate(render);
  const ready = tracked.then(
    () => {},
    () => {},
  ) as Promise<void>;
  if (late.parts) return late.parts.open(id, ready, make);
  late.awaited++;
  void ready.then(() => {
    if (!render.failure && !render.options.signal.aborted)
      replacePart(render, ...toMarkers(id), make());
    release(late);
  });
}

/** Renders it as if it were still in the midst of its view. */
function renderLater(
  context: SolidContext,
  owner: Owner | null,
  props: AwaitProps<unknown>,
  tracked: Tracked<unknown>,
): () => string {
  return () => {
    const shared = sharedConfig as { context?: unknown };
    const outer = shared.context;
    shared.context = context;
    try {
      const make = (): string => toHtml(showSettled(context, props, tracked));
      return runWithOwner(owner, make) ?? '';
    } finally {
      shared.context = outer;
    }
  };
}
