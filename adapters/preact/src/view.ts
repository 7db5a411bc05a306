import { createContext, h, type ComponentType, type Context, type VNode } from 'preact';
import type { HeadTags, Props, Route, View } from '@plinth/core';

/** Hands the view that is shown to whatever stands in it. */
export const ViewContext: Context<View<ComponentType> | undefined> = createContext<
  View<ComponentType> | undefined
>(undefined);

/** Hands on the route alone, so that only its change draws anew what shows it. */
export const RouteContext: Context<Route | undefined> = createContext<Route | undefined>(undefined);

/** Takes what all `Head` components of a view say, in the order in which they came. */
export type SetHead = (tags: readonly HeadTags[]) => void;

export const HeadContext: Context<SetHead | undefined> = createContext<SetHead | undefined>(
  undefined,
);

/** The view as a tree: the app around the layouts, outermost first, around the page. */
export function createTree(view: View<ComponentType>): VNode {
  if (!view.App) return nest(view, view.props);
  return create(view.App, { Component: Content, pageProps: view.props });
}

/** What an app gets as `Component`: the same for every view, so that an update keeps what stands in it. */
function Content(props: Props, view: View<ComponentType>): VNode {
  return nest(view, props);
}
Content.contextType = ViewContext;

function nest({ Page, layouts }: View<ComponentType>, pageProps: Props): VNode {
  let tree = create(Page, pageProps);
  for (let index = layouts.length - 1; index >= 0; index--) {
    const { Layout, props } = layouts[index]!;
    tree = create(Layout, { ...props, children: tree });
  }
  return tree;
}

function create(component: ComponentType, props: Props): VNode {
  return h(component, props as {}) as VNode;
}
