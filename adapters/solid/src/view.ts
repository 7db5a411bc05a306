import type { Component, Context, Owner } from 'solid-js';
import type { HeadTags, View } from '@plinth/core';

/** The view that is shown: on the server a constant, in the browser a signal. */
export type CurrentView = () => View<Component>;

/** A context without its Provider, a component that nobody needs here; two copies of this package share it. */
export const ViewContext = {
  id: Symbol.for('plinth.solid.view'),
  defaultValue: undefined,
} as Context<CurrentView | undefined>;

/** Takes what all `Head` components of a view say, in the order in which they came. */
export type SetHead = (tags: readonly HeadTags[]) => void;

export const HeadContext = {
  id: Symbol.for('plinth.solid.head'),
  defaultValue: undefined,
} as Context<SetHead | undefined>;

/** Its context is its own. */
type ViewOwner = Owner & { context: Record<symbol, unknown> };

/** What owns a tree that shows the view, for `useRoute` and `Head` to find theirs. */
export function createOwner(view: CurrentView, setHead: SetHead): ViewOwner {
  return { owned: null, cleanups: null, owner: null, context: new Provided(view, setHead) };
}

/** A class, because V8 takes 0.4 µs for an object literal with computed keys. */
class Provided {
  [key: symbol]: unknown;

  constructor(view: CurrentView, setHead: SetHead) {
    this[ViewContext.id] = view;
    this[HeadContext.id] = setHead;
  }
}
