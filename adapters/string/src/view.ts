import type { Props, View } from '@plinth/core';
import { callComponent, whenReady, type Component } from './result.ts';
import type { Html } from './safe-html.ts';

/** Renders a view; only a component that is async makes it a promise. */
export function renderView(view: View<Component>): Html | Promise<Html> {
  const { App, props } = view;
  if (!App) return renderPage(view, props);
  const inner = (pageProps: Props): Html | Promise<Html> => renderPage(view, pageProps);
  return callComponent(App, { Component: inner, pageProps: props }, 'App', view);
}

function renderPage(view: View<Component>, pageProps: Props): Html | Promise<Html> {
  const { Page, layouts } = view;
  let inner = callComponent(Page, pageProps, 'page', view);
  for (let index = layouts.length - 1; index >= 0; index--) {
    const { Layout, props } = layouts[index]!;
    inner = whenReady(inner, (children) =>
      callComponent(Layout, { ...props, children }, 'layout', view),
    );
  }
  return inner;
}
