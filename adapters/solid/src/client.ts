import { catchError, createSignal, sharedConfig, type Component } from 'solid-js';
import { hydrate, render } from 'solid-js/web';
import type { ClientContext, ClientRenderer, HeadTags } from '@plinth/core';
import { createTree } from './tree.ts';
import { createOwner, type Heads } from './view.ts';

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
    const options = { renderId: idPrefix, owner: createOwner(view, createHeads(setHead)) };
    if (isHydrating) prepareHydration();
    else root.textContent = '';
    const unmount = attempt(() =>
      isHydrating ? hydrate(show, root, options) : render(show, root, undefined, options),
    );
    return { update: async (next) => attempt(() => void setView(() => next)), unmount };
  },
};

function createHeads(setHead: ClientContext['setHead']): Heads {
  const heads = new Map<object, HeadTags>();
  const tell = (): void => setHead([...heads.values()]);
  return {
    set(head, tags) {
      heads.set(head, tags);
      tell();
    },
    delete(head) {
      heads.delete(head);
      tell();
    },
  };
}

/** What its script in the head would have made; Solid hydrates no root once one has taken an event. */
function prepareHydration(): void {
  const { _$HY: made } = globalThis as { _$HY?: object };
  const global = made ?? { events: [], completed: new WeakSet(), r: {}, fe() {} };
  Object.assign(globalThis, { _$HY: Object.assign(global, { done: false }) });
  sharedConfig.done = false;
}

export default renderer;
