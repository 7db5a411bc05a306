import { sharedConfig, type Component } from 'solid-js';
import type { RenderContext, View } from '@plinth/core';
import type { Late } from './late.ts';

/** One render, as its components and late parts know it. */
export interface Render {
  readonly view: View<Component>;
  readonly options: RenderContext;
  /** Set where a component was compiled for this package's runtime. */
  isGuarded: boolean;
  /** An error that no boundary has caught. */
  failure?: { error: unknown };
  /** Made when something is first awaited, or kept for the browser. */
  late?: Late;
}

/** What Solid's components find in `sharedConfig.context`; below a component it is a copy. */
export interface SolidContext {
  id: string;
  count: number;
  /** The parts that wait, by their keys; all copies have this same object. */
  suspense: Record<string, Completing>;
  plinth: Render;
  /** Set where nothing below is hydrated. */
  noHydrate?: boolean;
}

/** A `Suspense` that waits. */
export interface Completing {
  /** Called when nothing of it is missing. */
  completed(): void;
}

/** The render that is under way, if one is. */
export function getRender(): Render | undefined {
  return (sharedConfig.context as SolidContext | undefined)?.plinth;
}
