import { h, type VNode } from 'preact';
import { Await } from './await.ts';
import { Template } from './precompile/runtime/markup.ts';
import type { Rendering } from './rendering.ts';

/** Where Preact keeps an element's component, a component's element, and what is above an element. */
const madeBy = '__c';
const elementOf = '__v';
const above = '__';

/** An `Await` as the renderer knows it. */
export interface Awaiting extends Await<unknown> {
  readonly context: object;
  [elementOf]: Rendering | undefined;
}

/** The part of an `Await` that comes late; the fallback stands in its place. */
export class LateAwait {
  readonly awaiting: Awaiting;
  readonly ready: PromiseLike<void>;
  #fallback: { [above]?: Rendering | undefined } | undefined;

  constructor(awaiting: Awaiting) {
    this.awaiting = awaiting;
    this.ready = settle(awaiting.props.resolve as PromiseLike<unknown>);
  }

  get id(): string {
    return this.awaiting.place.id;
  }

  /** The fallback between the comments that `Places` has for it. */
  show(): VNode {
    const fallback = this.awaiting.renderFallback();
    this.#fallback = fallback as Rendering;
    const texts = [`<!--!$${this.id}-->`, `<!--!$/${this.id}-->`];
    return new Template(texts, [fallback]) as unknown as VNode;
  }

  /** What stands above is not to be held until the part comes. */
  release(): void {
    this.awaiting[elementOf] = this.#fallback![above] = this.#fallback = undefined;
  }

  /** The same `Await` once more: with what has become of its promise. */
  toElement(): VNode {
    const element = h(Await, this.awaiting.props) as VNode as Rendering;
    element[madeBy] = this.awaiting;
    return element;
  }
}

/** Resolves when a promise has settled, whatever becomes of it: `Await` shows it. */
export function settle(promise: PromiseLike<unknown>): PromiseLike<void> {
  return promise.then(doNothing, doNothing);
}

function doNothing(): void {}

/** Whether the renderer knows of a drawing or a choice around it: it would not in a render of its own. */
export function isInState({ [elementOf]: element }: Awaiting): boolean {
  for (let outer = element?.[above]; outer; outer = outer[above]) {
    if (outer.type === 'svg' || outer.type === 'select') return true;
  }
  return false;
}
