import { h, options, type ComponentType, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import {
  createPlaces,
  type Places,
  type RenderContext,
  type Rendered,
  type Tracked,
  type View,
} from '@plinth/core';
import type { LateRender, Place } from './await.ts';
import { createNothingThrown, isBoundary, renderError } from './error-boundaries.ts';
import { isMissing } from './is-missing.ts';
import { type Awaiting, isInState, LateAwait, settle } from './late-await.ts';
import type { RenderChild, Rendering } from './rendering.ts';
import { Suspended } from './suspended.ts';

/** Called with what a component has thrown, for one component above it after the other. */
interface ErrorHandler {
  onError(thrown: unknown, above: Rendering, renderChild: RenderChild): string;
}

const renderWith = renderToString as (
  tree: VNode,
  inherited: object,
  handler: ErrorHandler,
) => string;

const switches = options as { errorBoundaries?: boolean };

/**
 * Renders a tree once. An `Await` that waits for a deferred prop shows its fallback, and is rendered again when
 * that is there. Any other component that suspends is rendered again when it can go on, with what
 * the component above it renders, or where it may come late with what its `Suspense` or `Await` holds.
 * The package's own asynchronous renderer leaves a nested rejection unhandled, which ends the process.
 */
export class TreeRender implements ErrorHandler, LateRender, Place {
  count = 0;
  readonly render: LateRender = this;
  readonly #view: View<ComponentType>;
  readonly #context: RenderContext;
  readonly #hasBoundaries: boolean | undefined = switches.errorBoundaries;
  #streams: boolean | undefined;
  #places: Places | undefined;
  #suspended: Suspended | undefined;
  /** What is to come late of what is being written. */
  #late: LateAwait[] | undefined;
  #caught: Set<Rendering> | undefined;

  constructor(view: View<ComponentType>, context: RenderContext) {
    this.#view = view;
    this.#context = context;
  }

  start(tree: VNode, inherited: object): Rendered | Promise<Rendered> {
    try {
      const html = this.#write(tree, inherited);
      return this.#suspended
        ? this.#suspended.fill(html).then((filled) => this.#conclude(filled))
        : this.#conclude(html);
    } catch (error) {
      this.#suspended?.stop(error);
      throw error;
    }
  }

  wait(waiting: Awaiting, promise: Tracked<unknown>): VNode {
    // What has suspended before it may hold up the shell until its promise has settled.
    const isLate = !this.#suspended && isMissing(promise, this.#view) && !isInState(waiting);
    if (isLate && this.#getPlaces()) return this.#addLate(new LateAwait(waiting));
    return h(Waiting, { promise }) as VNode;
  }

  onError(thrown: unknown, above: Rendering, renderChild: RenderChild): string {
    this.#dropLate(above);
    if (isThenable(thrown)) {
      this.#suspended ??= new Suspended(this.#context, this.#getPlaces());
      return this.#suspended.add(thrown, above, renderChild);
    }
    const error = thrown ?? createNothingThrown(thrown);
    if (!this.#hasBoundaries || !isBoundary(above) || this.#caught?.has(above)) throw error;
    this.#caught = new Set(this.#caught).add(above);
    this.#context.onError(error);
    return renderError(above, error, renderChild);
  }

  #addLate(part: LateAwait): VNode {
    (this.#late ??= []).push(part);
    return part.show();
  }

  /** What stands above an error is not written: the fallback of an `Await` neither. */
  #dropLate({ __c: component }: Rendering): void {
    this.#late = this.#late?.filter(({ awaiting }) => awaiting !== component);
  }

  #renderLate(part: LateAwait): string | Promise<string> {
    const html = this.#write(part.toElement(), part.awaiting.context);
    return this.#suspended ? this.#suspended.fillLate(html) : html;
  }

  /** Writes a tree, and opens the places in it. */
  #write(tree: VNode, inherited: object): string {
    this.#late = undefined;
    const html = writeTree(tree, inherited, this);
    for (const part of this.#late ?? []) this.#open(part);
    return html;
  }

  #open(part: LateAwait): void {
    part.release();
    this.#places!.open(part.id, part.ready, () => this.#renderLate(part), '');
  }

  #conclude(html: string): Rendered {
    const { chunks } = this.#places ?? {};
    return chunks ? { html, chunks } : { html };
  }

  /** Undefined where nothing may come late. */
  #getPlaces(): Places | undefined {
    this.#streams ??= this.#context.stream;
    if (this.#streams) this.#places ??= createPlaces(this.#context);
    return this.#places;
  }
}

/** On its own the package hands a boundary the promise of a component that merely suspends. */
function writeTree(tree: VNode, inherited: object, handler: ErrorHandler): string {
  const { errorBoundaries } = switches;
  try {
    if (errorBoundaries) switches.errorBoundaries = false;
    return renderWith(tree, inherited, handler);
  } finally {
    if (errorBoundaries) switches.errorBoundaries = true;
  }
}

/** Holds up a render until a promise has settled. */
function Waiting({ promise }: { promise: PromiseLike<unknown> }): never {
  throw settle(promise);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}
