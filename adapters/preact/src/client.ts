import { Component, h, hydrate, render, type ComponentChildren, type ComponentType } from 'preact';
import type { ClientContext, ClientRenderer, HeadTags, View } from '@plinth/core';
import { createTree, HeadContext, type Heads, RouteContext, ViewContext } from './view.ts';

const renderer: ClientRenderer<ComponentType> = {
  async mount(root, view, { hydrate: isHydrating, idPrefix, onError, setHead }) {
    const mask = [idPrefix, 0];
    const heads = createHeads(setHead);
    let isDrawing: boolean;

    function draw(next: View<ComponentType>, put: typeof render): void {
      const inner = h(RouteContext.Provider, { value: next.route, children: createTree(next) });
      const outer = h(ViewContext.Provider, { value: next, children: inner });
      const provider = h(HeadContext.Provider, { value: heads, children: outer });
      const tree = h(Guard, { report: (error) => !isDrawing && (onError(error), true) }, provider);
      isDrawing = true;
      try {
        put(Object.assign(tree, { __m: mask }), root);
      } finally {
        isDrawing = false;
      }
    }

    if (!isHydrating) root.replaceChildren();
    draw(view, isHydrating ? hydrate : render);
    return {
      update: async (next) => draw(next, render),
      unmount: () => render(null, root),
    };
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
