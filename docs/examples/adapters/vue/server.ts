import type { ServerRenderer } from '@plinth/core';
import { createSSRApp, shallowRef, type Component } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { createTree } from './tree.ts';

const renderer: ServerRenderer<Component> = {
  async render(view, { idPrefix }) {
    // Without a handler Vue logs what `setup` throws, and goes on to render what is left.
    const errors: unknown[] = [];
    const app = createSSRApp(createTree(shallowRef(view)));
    app.config.idPrefix = idPrefix;
    app.config.errorHandler = (error) => errors.push(error);
    const html = await renderToString(app, {}).catch((error) => void errors.push(error));
    if (errors.length > 0) throw errors[0];
    return { html: html! };
  },
};
export default renderer;
