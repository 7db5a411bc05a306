import type { ServerRenderer } from '@plinth/core';
import { whenReady, type Component } from './result.ts';
import { renderView } from './view.ts';

const renderer: ServerRenderer<Component> = {
  render: (view) => whenReady(renderView(view), (html) => ({ html: html.toString() })),
};

export default renderer;
