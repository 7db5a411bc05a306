import type { ComponentClass } from 'preact';
import { PlinthError } from '@plinth/core';
import type { RenderChild, Rendering } from './rendering.ts';

/** The package asks whatever was thrown for its `then`, and fails where that is nothing. */
export function createNothingThrown(thrown: null | undefined): PlinthError {
  return new PlinthError(
    'PLINTH_THROWN_VALUE',
    `A component threw ${thrown}, which is not an Error and has no stack. Throw an Error instead.`,
  );
}

export function isBoundary({ type, __c: component }: Rendering): boolean {
  return Boolean((type as ComponentClass).getDerivedStateFromError || component?.componentDidCatch);
}

export function renderError(above: Rendering, error: unknown, renderChild: RenderChild): string {
  const { __: parent, __c: component, type } = above;
  const derived = (type as ComponentClass).getDerivedStateFromError?.(error);
  if (derived) Object.assign(component!, { __s: { ...component!.state, ...derived } });
  component!.componentDidCatch?.(error, {});
  return renderChild(above, parent);
}
