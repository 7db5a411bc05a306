import type { Props, Route, View } from '@plinth/core';

export type Component = (props: Props) => unknown;

/** Components are functions that are called one within the other, so this is the route of the one that runs. */
let current: Route | undefined;

/** The route of the page that is shown; for components, while they are called. */
export function useRoute(): Route {
  if (!current) throw new Error('useRoute() was called outside of a component.');
  return current;
}

/** The App around the layouts, outermost first, around the page. */
export function createTree(view: View<Component>): unknown {
  current = view.route;
  try {
    return callComponents(view);
  } finally {
    current = undefined;
  }
}

function callComponents({ App, Page, layouts, props }: View<Component>): unknown {
  const Inner: Component = (pageProps) =>
    layouts.reduceRight(
      (children, layout) => layout.Layout({ ...layout.props, children }),
      Page(pageProps),
    );
  return App ? App({ Component: Inner, pageProps: props }) : Inner(props);
}
