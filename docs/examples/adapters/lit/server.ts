import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { ServerRenderer } from '@plinth/core';
import { createTree, type Component } from './tree.ts';

/** What Lit finds its places by in the browser; in texts and attributes it escapes `<`. */
const MARKERS = /<!--\/?lit-(?:part|node)[^>]*-->/g;

const renderer: ServerRenderer<Component> = {
  async render(view, { hydrate }) {
    const html = await collectResult(render(createTree(view)));
    return { html: hydrate ? html : html.replace(MARKERS, '') };
  },
};

export default renderer;
