import { escape, resolveSSRNode } from 'solid-js/web';
import { escape as escapeGuarded } from './runtime.ts';
import { awaitValue, keepValue, openFragment, replacePart } from './late.ts';
import { getRender, type Render, type SolidContext } from './render.ts';

/** A context in which components load what they need, and this package is told. */
export function createContext(render: Render): SolidContext {
  return {
    id: render.options.idPrefix,
    count: 0,
    async: true,
    suspense: {},
    resources: {},
    lazy: {},
    assets: [],
    plinth: render,
    serialize,
    registerFragment,
    replace,
    block,
  } as SolidContext;
}

function serialize(this: SolidContext, id: string, value: unknown): void {
  if (isThenable(value)) awaitValue(this.plinth, id, value);
  else keepValue(this.plinth, id, value);
}

function registerFragment(this: SolidContext, key: string): (html?: string) => boolean {
  return openFragment(this.plinth, key);
}

function replace(this: SolidContext, id: string, render: () => unknown): void {
  replacePart(this.plinth, `<!--!$${id}-->`, `<!--!$/${id}-->`, toHtml(render()));
}

/** Called with what a lazy component loads; the Suspense around it waits for it. */
function block(): void {}

/** The HTML of what a component has returned; one compiled without this package's runtime returns plain objects. */
export function toHtml(node: unknown): string {
  const escapeNode = getRender()?.isGuarded ? escapeGuarded : escape;
  return resolveSSRNode(escapeNode(node as string));
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null)?.then === 'function';
}
