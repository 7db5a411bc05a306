import { options, type ComponentClass, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PlinthError, type RenderContext, type Rendered } from '@plinth/core';
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
 * Renders a tree once; a component that suspends is rendered again when it can go on, with what
 * the component above it renders, or where it may come late with what its `Suspense` or `Await` holds.
 * The package's own asynchronous renderer leaves a nested rejection unhandled, which ends the process.
 */
export function renderTree(
  tree: VNode,
  inherited: object,
  context: RenderContext,
): Rendered | Promise<Rendered> {
  const { errorBoundaries } = switches;
  let suspended: Suspended | undefined;
  let caught: Set<Rendering> | undefined;

  function onError(thrown: unknown, above: Rendering, renderChild: RenderChild): string {
    if (isThenable(thrown)) {
      suspended ??= new Suspended(context);
      return suspended.add(thrown, above, renderChild);
    }
    const error = thrown ?? createNothingThrown(thrown);
    if (!errorBoundaries || !isBoundary(above) || caught?.has(above)) throw error;
    caught = new Set(caught).add(above);
    context.onError(error);
    return renderError(above, error, renderChild);
  }

  try {
    // On its own the package hands a boundary the promise of a component that merely suspends.
    if (errorBoundaries) switches.errorBoundaries = false;
    const html = renderWith(tree, inherited, { onError });
    return suspended ? suspended.conclude(html) : { html };
  } catch (error) {
    suspended?.stop(error);
    throw error;
  } finally {
    if (errorBoundaries) switches.errorBoundaries = true;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}

/** The package asks whatever was thrown for its `then`, and fails where that is nothing. */
function createNothingThrown(thrown: null | undefined): PlinthError {
  return new PlinthError(
    'PLINTH_THROWN_VALUE',
    `A component threw ${thrown}, which is not an Error and has no stack. Throw an Error instead.`,
  );
}

function isBoundary({ type, __c: component }: Rendering): boolean {
  return Boolean((type as ComponentClass).getDerivedStateFromError || component?.componentDidCatch);
}

function renderError(above: Rendering, error: unknown, renderChild: RenderChild): string {
  const { __: parent, __c: component, type } = above;
  const derived = (type as ComponentClass).getDerivedStateFromError?.(error);
  if (derived) Object.assign(component!, { __s: { ...component!.state, ...derived } });
  component!.componentDidCatch?.(error, {});
  return renderChild(above, parent);
}
