import { catchError, createSignal, sharedConfig, type Component } from 'solid-js';
import { hydrate, render } from 'solid-js/web';
import type { ClientRenderer, View } from '@plinth/core';
import type { Place } from './places.ts';
import { createTree } from './tree.ts';
import { createOwner } from './view.ts';

/** What Solid looks for when it hydrates, as far as it is of interest here. */
interface Hydration {
  events: unknown[];
  completed: WeakSet<object>;
  fe(): void;
  /** Values of resources. */
  r: Record<string, unknown>;
  /** Resources whose values stand in the props. */
  p?: [id: string, place: Place][];
}

const renderer: ClientRenderer<Component> = {
  async mount(root, first, { hydrate: isHydrating, idPrefix, onError, setHead }) {
    const [view, setView] = createSignal(first);
    let report = onError;

    /** What fails while this runs is thrown; what fails later is reported. */
    function attempt<Result>(action: () => Result): Result {
      let failure: { error: unknown } | undefined;
      report = (error) => (failure ??= { error });
      try {
        const result = action();
        if (!failure) return result;
      } finally {
        report = onError;
      }
      throw failure.error;
    }

    const show = () =>
      catchError(
        () => createTree(view),
        (error) => report(error),
      );
    const options = { renderId: idPrefix, owner: createOwner(view, setHead) };
    const begin = () => render(show, root, undefined, options);
    let dispose: () => void;
    // What has thrown is never run again: Solid leaves it marked as stale, and marks it no more.
    let isBroken = false;

    function update(next: typeof first): void {
      const isNew = isBroken;
      isBroken = true;
      if (isNew) dispose();
      attempt(() => {
        setView(() => next);
        if (isNew) dispose = begin();
      });
      isBroken = false;
    }

    if (isHydrating) prepareHydration(first);
    else root.textContent = '';
    dispose = attempt(() => (isHydrating ? hydrate(show, root, options) : begin()));
    return { update: async (next) => update(next), unmount: () => dispose() };
  },
};

/** What its script in the head would have made; Solid hydrates no root once one has taken an event. */
function prepareHydration(view: View<Component>): void {
  const { _$HY: made } = globalThis as { _$HY?: Hydration };
  const global: Hydration = made ?? { events: [], completed: new WeakSet(), r: {}, fe() {} };
  for (const [id, place] of global.p ?? []) global.r[id] = toValue(place.reduce(read, view));
  Object.assign(globalThis, { _$HY: Object.assign(global, { done: false }) });
  sharedConfig.done = false;
}

/** The value of a promise that has it; a resource takes any other promise as it is. */
function toValue(found: unknown): unknown {
  return found instanceof Promise && 'value' in found ? found.value : found;
}

function read(object: unknown, key: string | number): unknown {
  return (object as Record<string | number, unknown>)[key];
}

export default renderer;
