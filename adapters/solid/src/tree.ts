import { createComponent, createMemo, mergeProps, type Component, type JSX } from 'solid-js';
import type { Props } from '@plinth/core';
import type { CurrentView } from './view.ts';

/**
 * The view as a tree that follows it: a layout or page that stays gets other props, another one
 * takes its place. Its components are nested as on the server, whose hydration keys count them.
 */
export function createTree(view: CurrentView): JSX.Element {
  const Content: Component<Props> = (props) => createLayer(view, props, 0);
  const app = createMemo(() => view().App);
  return createMemo(() => {
    const App = app();
    if (!App) return Content(follow(() => view().props));
    return createComponent(App, {
      Component: Content,
      get pageProps() {
        return view().props;
      },
    });
  }) as unknown as JSX.Element;
}

function createLayer(view: CurrentView, pageProps: Props, depth: number): JSX.Element {
  const layout = createMemo(() => view().layouts[depth]?.Layout);
  const page = createMemo(() => view().Page);
  return createMemo(() => {
    const Layout = layout();
    if (!Layout) return createComponent(page(), pageProps);
    return createComponent(
      Layout,
      mergeProps(
        follow(() => view().layouts[depth]?.props ?? {}),
        {
          get children() {
            return createLayer(view, pageProps, depth + 1);
          },
        },
      ),
    );
  }) as unknown as JSX.Element;
}

function follow(props: () => Props): Props {
  return mergeProps(props);
}
