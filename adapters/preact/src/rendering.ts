import type { VNode } from 'preact';

/** A vnode as preact-render-to-string knows it; the short names are Preact's own, mangled. */
export interface Rendering extends VNode<{ children?: unknown }> {
  /** Its parent. */
  __: Rendering;
  /** Its component, where it has one that was made; its state to come is `__s`. */
  __c: Made | null;
}

interface Made {
  state: object;
  componentDidCatch?(error: unknown, info: object): void;
  /** What `Suspense` has, to show its fallback. */
  __c?: unknown;
}

export type RenderChild = (child: unknown, parent: Rendering) => string;
