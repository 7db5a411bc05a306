import { Fragment, h, type ComponentType } from 'preact';
import type { ServerRenderer } from '@plinth/core';
import { renderTree } from './render-tree.ts';
import { createTree, ViewContext } from './view.ts';

const { __c: contextKey } = ViewContext as unknown as { __c: string };

const renderer: ServerRenderer<ComponentType> = {
  render(view, context) {
    const root = Object.assign(h(Fragment, null, createTree(view)), { __m: [context.idPrefix, 0] });
    // What a Provider would put there; the component alone costs a small page a tenth of its time.
    const inherited = { [contextKey]: { props: { value: view }, sub() {} } };
    const html = renderTree(root, inherited, context);
    return typeof html === 'string' ? { html } : html.then((text) => ({ html: text }));
  },
};

export default renderer;
