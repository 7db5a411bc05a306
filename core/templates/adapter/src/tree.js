/** @typedef {(props: Record<string, any>) => import('./h.js').Child} Component */

/**
 * The App around the layouts, outermost first, around the page.
 *
 * @param {import('@plinth/core').View<Component>} view
 */
export function createTree({ App, Page, layouts, props }) {
  /** @type {Component} */
  const Component = (pageProps) =>
    layouts.reduceRight(
      (children, layout) => layout.Layout({ ...layout.props, children }),
      Page(pageProps),
    );
  return App ? App({ Component, pageProps: props }) : Component(props);
}
