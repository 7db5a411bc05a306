import { catchError, createSignal, sharedConfig, type Component } from 'solid-js';
import { hydrate, render } from 'solid-js/web';
import type { ClientRenderer } from '@plinth/core';
import { createTree } from './tree.ts';
import { createOwner } from './view.ts';

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
    if (isHydrating) prepareHydration();
    else root.textContent = '';
    const unmount = attempt(() =>
      isHydrating ? hydrate(show, root, options) : render(show, root, undefined, options),
    );
    return { update: async (next) => attempt(() => void setView(() => next)), unmount };
  },
};

/** What its script in the head would have made; Solid hydrates no root once one has taken an event. */
function prepareHydration(): void {
  const { _$HY: made } = globalThis as { _$HY?: object };
  const global = made ?? { events: [], completed: new WeakSet(), r: {}, fe() {} };
  Object.assign(globalThis, { _$HY: Object.assign(global, { done: false }) });
  sharedConfig.done = false;
}

export default renderer;
