import type { AwaitProps } from './await.ts';
import { showAwait } from './await-server.ts';
import { toHtml } from './to-html.ts';
import { ComponentContext } from './component-context.ts';
import { awaitValue, keepValue, openFragment, replacePart } from './late.ts';
import type { Render, SolidContext } from './render.ts';

/** A context in which components load what they need, and this package is told. */
export function createContext(render: Render): SolidContext {
  return new ComponentContext(render.options.idPrefix, {
    suspense: {},
    resources: {},
    lazy: {},
    assets: [],
    plinth: render,
    serialize,
    registerFragment,
    replace,
    block,
    renderAwait,
  });
}

function serialize(this: SolidContext, id: string, value: unknown): void {
  if (isThenable(value)) awaitValue(this.plinth, id, value);
  else keepValue(this.plinth, id, value);
}

function registerFragment(
  this: SolidContext,
  key: string,
): (html?: string, error?: unknown) => boolean {
  return openFragment(this.plinth, key, this.suspense[key]!);
}

function replace(this: SolidContext, id: string, render: () => unknown): void {
  replacePart(this.plinth, `<!--!$${id}-->`, `<!--!$/${id}-->`, toHtml(render()));
}

function renderAwait(this: SolidContext, props: AwaitProps<unknown>): unknown {
  return showAwait(this, props);
}

/** Called with what a lazy component loads; the Suspense around it waits for it. */
function block(): void {}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null)?.then === 'function';
}
