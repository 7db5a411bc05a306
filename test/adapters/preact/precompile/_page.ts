import type { Rendered, ServerRenderer } from '@plinth/core';

/** What a bundle of pages exports: the renderer, the pages, and what counts the renderer's calls. */
export interface Pages {
  renderer: ServerRenderer;
  count(run: () => void): number;
  [name: string]: unknown;
}

/** Source that a bundle needs for that. */
export const counting = `import { options } from 'preact';
export { default as renderer } from '@plinth/preact/server';
/** How many components the renderer calls. */
export function count(run) {
  let calls = 0;
  const before = options.__r;
  options.__r = (vnode) => {
    calls++;
    before?.(vnode);
  };
  try {
    run();
  } finally {
    options.__r = before;
  }
  return calls;
}
`;

/** Renders a page, and counts what the renderer calls. */
export function show(
  { renderer, count, ...pages }: Pages,
  name: string,
  props: Record<string, unknown>,
  App?: string,
  hydrate = true,
): { html: string; calls: number } {
  let rendered: Rendered | undefined;
  const view = {
    Page: pages[name],
    props,
    layouts: [],
    App: App && pages[App],
    route: { pattern: '/', params: {}, query: {}, url: '/' },
  };
  const context = {
    hydrate,
    stream: false,
    signal: new AbortController().signal,
    idPrefix: 'p',
    onError(error: unknown): void {
      throw error;
    },
  };
  const calls = count(() => {
    rendered = renderer.render(view, context) as Rendered;
  });
  return { html: rendered!.html, calls };
}
