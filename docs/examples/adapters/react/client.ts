import type { ClientRenderer } from '@plinth/core';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { createTree, type Component } from './tree.ts';

const renderer: ClientRenderer<Component> = {
  mount(root, view, { hydrate, idPrefix, onError }) {
    let report = onError;
    const options = {
      identifierPrefix: idPrefix,
      onUncaughtError: (error: unknown) => report(error),
      onRecoverableError: onError,
    };
    /** What fails while this runs is thrown; what fails later is reported. */
    const show = (change: () => Root | void): Root | void => {
      const errors: unknown[] = [];
      report = (error) => errors.push(error);
      const result = flushSync(change);
      report = onError;
      if (errors.length > 0) throw errors[0];
      return result;
    };
    const mounted = hydrate
      ? (show(() => hydrateRoot(root, createTree(view), options)) as Root)
      : createRoot(root, options);
    if (!hydrate) show(() => mounted.render(createTree(view)));
    return {
      update: (next) => void show(() => mounted.render(createTree(next))),
      unmount() {
        mounted.unmount();
        // Scripts of late parts.
        root.replaceChildren();
      },
    };
  },
};
export default renderer;
