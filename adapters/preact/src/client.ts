import { Component, h, hydrate, render, type ComponentChildren, type ComponentType } from 'preact';
import type { ClientRenderer, View } from '@plinth/core';
import { hydrateJoined } from './join-texts.ts';
import { createTree, HeadContext, RouteContext, ViewContext } from './view.ts';

const renderer: ClientRenderer<ComponentType> = {
  async mount(root, view, { hydrate: isHydrating, idPrefix, onError, setHead }) {
    const mask = [idPrefix, 0];
    let isDrawing: boolean;

    function draw(next: View<ComponentType>, put: typeof render): void {
      const inner = h(RouteContext.Provider, { value: next.route, children: createTree(next) });
      const outer = h(ViewContext.Provider, { value: next, children: inner });
      const provider = h(HeadContext.Provider, { value: setHead, children: outer });
      const tree = h(Guard, { report: (error) => !isDrawing && (onError(error), true) }, provider);
      isDrawing = true;
      try {
        put(Object.assign(tree, { __m: mask }), root);
      } finally {
        isDrawing = false;
      }
    }

    if (!isHydrating) root.replaceChildren();
    if (isHydrating) hydrateJoined(() => draw(view, hydrate));
    else draw(view, render);
    return {
      update: async (next) => draw(next, render),
      unmount: () => render(null, root),
    };
  },
};

/** Takes what a component or an effect throws after the view was drawn; the rest of the page stays. */
class Guard extends Component<{ report(error: unknown): boolean; children?: ComponentChildren }> {
  override componentDidCatch(error: unknown): void {
    if (this.props.report(error)) this.setState({});
  }

  override render(): ComponentChildren {
    return this.props.children;
  }
}

export default renderer;
