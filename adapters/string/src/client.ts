import type { ClientRenderer, View } from '@plinth/core';
import type { Component } from './result.ts';
import { renderView } from './view.ts';

const renderer: ClientRenderer<Component> = {
  async mount(root, view, { hydrate }) {
    let latest: unknown;
    async function update(next: View<Component>): Promise<void> {
      latest = next;
      const html = await renderView(next);
      if (latest === next) root.innerHTML = String(html);
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
