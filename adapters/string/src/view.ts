import type { Props, View } from '@plinth/core';
import { callComponent, whenReady, type Component } from './result.ts';
import type { Html } from './safe-html.ts';

/** Renders a view; only a component that is async makes it a promise. */
export function renderView(view: View<Component>): Html | Promise<Html> {
  const { Page, layouts, App } = view;
  const place = `of ${JSON.stringify(view.route.pattern)}`;
  const renderPage = (pageProps: Props) =>
    layouts.reduceRight(
      (inner, { Layout, props }) =>
        whenReady(inner, (children) =>
          callComponent(Layout, { ...props, children }, `layout ${place}`),
        ),
      callComponent(Page, pageProps, `page ${place}`),
    );
  if (!App) return renderPage(view.props);
  return callComponent(App, { Component: renderPage, pageProps: view.props }, `App ${place}`);
}
