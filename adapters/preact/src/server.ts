import { Fragment, h, type ComponentType, type VNode } from 'preact';
import type { ServerRenderer } from '@plinth/core';
import { renderTree } from './render-tree.ts';
import { createTree, ViewContext } from './view.ts';

/** Where Preact keeps what generated ids begin with. */
const mask = '__m';
const { __c: contextKey } = ViewContext as unknown as { __c: string };

const renderer: ServerRenderer<ComponentType> = {
  render(view, context) {
    const root = h(Fragment, null, createTree(view)) as VNode & { [mask]: unknown };
    root[mask] = [context.idPrefix, 0];
    // What a Provider would put there; that component alone costs a small page a tenth of its time.
    const inherited = { [contextKey]: { props: { value: view }, sub } };
    const html = renderTree(root, inherited, context);
    return typeof html === 'string' ? { html } : html.then((text) => ({ html: text }));
  },
};

/** Takes components that want to know of another value; on a server there is none. */
function sub(): void {}

export default renderer;
