import type { Props, Route, View } from '@plinth/core';
import { createContext, createElement, useContext } from 'react';
import type { ComponentType, ReactNode } from 'react';

export type Component = ComponentType<Props>;

const CurrentView = createContext<View<Component> | undefined>(undefined);

/** What an App gets as `Component`: one identity for all views, so that an update keeps its state. */
function Inner(pageProps: Props): ReactNode {
  const { Page, layouts } = useContext(CurrentView)!;
  return layouts.reduceRight<ReactNode>(
    (children, { Layout, props }) => createElement(Layout, props, children),
    createElement(Page, pageProps),
  );
}

/** The route of the page that is shown. */
export function useRoute(): Route {
  return useContext(CurrentView)!.route;
}

export function createTree(view: View<Component>): ReactNode {
  const { App, Page, layouts, props } = view;
  const Component = layouts.length > 0 ? Inner : Page;
  const inner = App
    ? createElement(App, { Component, pageProps: props })
    : createElement(Component, props);
  return createElement(CurrentView, { value: view }, inner);
}
