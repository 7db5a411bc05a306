import { type Props, type Tracked, trackPromise } from '@plinth/core';
import { getOwner } from 'solid-js';
import { AwaitPart } from './await-part.ts';
import { type AwaitProps, showFallback, showSettled } from './await.ts';
import { getLate, release, replacePart } from './late.ts';
import type { Render, SolidContext } from './render.ts';
import { createMarkup } from './runtime.ts';
import { toHtml } from './to-html.ts';

/** Shows an `Await` on the server: where it waits its fallback, until it is filled or sent. */
export function showAwait(context: SolidContext, props: AwaitProps<unknown>): unknown {
  const tracked = trackPromise(props.resolve);
  if (tracked?.status !== 'pending') {
    return createMarkup(toHtml(showSettled(context, props, tracked)));
  }
  const fallback = toHtml(showFallback(context, props));
  const part = new AwaitPart(context, getOwner(), props, tracked);
  waitFor(context.plinth, part, tracked);
  return createMarkup(part.open + fallback + part.close);
}

function waitFor(render: Render, part: AwaitPart, tracked: Tracked<unknown>): void {
  const late = getLate(render);
  if (late.parts) return late.parts.add(part, isMissing(tracked, render));
  late.awaited++;
  void part.ready.then(() => {
    if (!render.failure && !render.options.signal.aborted)
      replacePart(render, part.open, part.close, part.render());
    release(late);
  });
}

/**
 * Whether what is pending is a deferred prop. Before such a page is rendered, the core has held its first bytes
 * back for as long as they may.
 */
function isMissing(tracked: Tracked<unknown>, { view: { props, layouts } }: Render): boolean {
  return isAmong(tracked, props) || layouts.some((layout) => isAmong(tracked, layout.props));
}

function isAmong(tracked: Tracked<unknown>, props: Props): boolean {
  for (const name in props) if (props[name] === tracked) return true;
  return false;
}
