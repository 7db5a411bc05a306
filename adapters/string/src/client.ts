import type { ClientRenderer, View } from '@plinth/core';
import type { Component } from './result.ts';
import { settleHtml } from './settle-html.ts';
import { renderView } from './view.ts';

const renderer: ClientRenderer<Component> = {
  async mount(root, view, { hydrate }) {
    let latest: unknown;
    async function update(next: View<Component>): Promise<void> {
      latest = next;
      const html = await settleHtml(await renderView(next));
      if (latest === next) root.innerHTML = html;
    }
    function unmount(): void {
      latest = undefined;
      root.replaceChildren();
    }
    if (!hydrate) await update(view);
    return { update, unmount };
  },
};

export default renderer;
