import { hydrate } from '@lit-labs/ssr-client';
import { nothing, render } from 'lit';
import type { ClientRenderer } from '@plinth/core';
import { createTree, type Component } from './tree.ts';

const renderer: ClientRenderer<Component> = {
  mount(root, first, { hydrate: isHydrating }) {
    const container = root as HTMLElement;
    if (isHydrating) hydrate(createTree(first), container);
    else render(createTree(first), container);
    return {
      update: (view) => void render(createTree(view), container),
      unmount() {
        render(nothing, container).setConnected(false);
        // By it Lit takes a root for one that it still shows.
        Reflect.deleteProperty(container, '_$litPart$');
        container.replaceChildren();
      },
    };
  },
};

export default renderer;
