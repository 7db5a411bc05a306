import { toNodes } from './h.js';
import { createTree } from './tree.js';

/** @type {import('@plinth/core').ClientRenderer<import('./tree.js').Component>} */
export default {
  mount(root, first, { hydrate }) {
    /** @param {typeof first} view */
    const show = (view) => root.replaceChildren(...toNodes(createTree(view)));
    // There are no listeners to add: what the server has sent is the view already.
    if (!hydrate) show(first);
    return { update: show, unmount: () => root.replaceChildren() };
  },
};
