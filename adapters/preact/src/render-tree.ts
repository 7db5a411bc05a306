import { Fragment, options, type ComponentClass, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PlinthError, type RenderContext } from '@plinth/core';
import { createGaps, type Gaps } from './gaps.ts';

/** A vnode as preact-render-to-string knows it; the short names are Preact's own, mangled. */
interface Rendering extends VNode<{ children?: unknown }> {
  /** Its parent. */
  __: Rendering;
  /** Its component, where it has one that was made; its state to come is `__s`. */
  __c: Catching | null;
}

interface Catching {
  state: object;
  componentDidCatch?(error: unknown, info: object): void;
}

type RenderChild = (child: unknown, parent: Rendering) => string;

/** Called with what a component has thrown, for one component above it after the other. */
interface ErrorHandler {
  onError(thrown: unknown, above: Rendering, renderChild: RenderChild): string;
}

const renderWith = renderToString as (
  tree: VNode,
  inherited: object,
  handler: ErrorHandler,
) => string;

/** How often one component may be held up; more waits for a promise that each render makes anew. */
const maxWaits = 100;

/** What makes the renderer put hydration marks around a component. */
const needsMarks = { _suspended: true };

const switches = options as { errorBoundaries?: boolean };

/**
 * Renders a tree once; a component that suspends is rendered again when it can go on, with what
 * the component above it renders. The package's own asynchronous renderer leaves a nested
 * rejection unhandled, which ends the process.
 */
export function renderTree(
  tree: VNode,
  inherited: object,
  context: RenderContext,
): string | Promise<string> {
  const { errorBoundaries } = switches;
  let gaps: Gaps | undefined;
  let caught: Set<Rendering> | undefined;
  let waits: Map<Rendering, number> | undefined;

  function onError(thrown: unknown, above: Rendering, renderChild: RenderChild): string {
    if (isThenable(thrown)) {
      gaps ??= createGaps(context.signal);
      waits ??= new Map();
      waits.set(above, (waits.get(above) ?? 0) + 1);
      if (waits.get(above)! > maxWaits) throw tooManyWaits(above);
      return gaps.open(thrown, () => renderAgain(above, renderChild, context.hydrate));
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
    return gaps ? gaps.fill(html) : html;
  } catch (error) {
    gaps?.stop(error);
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

function tooManyWaits({ type }: Rendering): PlinthError {
  const name = (type as ComponentClass).displayName ?? (type as ComponentClass).name;
  return new PlinthError(
    'PLINTH_PREACT_SUSPENDS_FOREVER',
    `What <${name}> renders has suspended ${maxWaits} times, probably on a promise that each render makes anew. Make the promise outside of the components that wait for it (in getServerSideProps, or in a cache).`,
  );
}

function renderAgain(above: Rendering, renderChild: RenderChild, hydrate: boolean): string {
  const { __: parent, type, props } = above;
  if (type !== Fragment) return renderChild(above, parent);
  const only = props.children as VNode | null;
  if (hydrate && typeof only?.type === 'function') Object.assign(only, needsMarks);
  return renderChild(only, above);
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
