import { AsyncLocalStorage } from 'node:async_hooks';
import type { Route, ServerRenderer } from '@plinth/core';
// @ts-expect-error It has no types.
import renderToString from 'mithril-node-render';
import { createTree, drawn, type Component } from './tree.ts';

const routes = new AsyncLocalStorage<Route>();
drawn.read = () => routes.getStore();

const renderer: ServerRenderer<Component> = {
  async render(view, { signal }) {
    const html = await routes.run(view.route, () => renderToString(createTree()(view)));
    signal.throwIfAborted();
    return { html };
  },
};
export default renderer;
