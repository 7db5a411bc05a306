import type { ServerRenderer } from '@plinth/core';
import { renderLate } from './render-late.ts';
import { whenReady, type Component } from './result.ts';
import { readHoles } from './safe-html.ts';
import { renderView } from './view.ts';

const renderer: ServerRenderer<Component> = {
  render: (view, context) =>
    whenReady(renderView(view), (html) =>
      readHoles(html) ? renderLate(html, context) : { html: html.toString() },
    ),
};

export default renderer;
