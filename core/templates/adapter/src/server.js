import { toHtml } from './h.js';
import { createTree } from './tree.js';

/** @type {import('@plinth/core').ServerRenderer<import('./tree.js').Component>} */
export default {
  render: (view) => ({ html: toHtml(createTree(view)) }),
};
