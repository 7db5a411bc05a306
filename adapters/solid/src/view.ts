import type { Component, Context, Owner } from 'solid-js';
import type { View } from '@plinth/core';

/** The view that is shown: on the server a constant, in the browser a signal. */
export type CurrentView = () => View<Component>;

/** A context without its Provider, a component that nobody needs here; two copies of this package share it. */
export const ViewContext = {
  id: Symbol.for('plinth.solid.view'),
  defaultValue: undefined,
} as Context<CurrentView | undefined>;

/** What owns a tree that shows the view, for `useRoute` to find it. */
export function createOwner(view: CurrentView): Owner {
  return { owned: null, cleanups: null, owner: null, context: { [ViewContext.id]: view } };
}
