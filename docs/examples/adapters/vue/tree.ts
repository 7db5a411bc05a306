import type { Props, Route, View } from '@plinth/core';
import { computed, h, inject, provide, Suspense } from 'vue';
import type {
  Component,
  ComputedRef,
  FunctionalComponent,
  InjectionKey,
  ShallowRef,
  SuspenseProps,
  VNode,
} from 'vue';

type Slot = () => VNode;
type Current = Readonly<ShallowRef<View<Component>>>;

const key: InjectionKey<Current> = Symbol.for('plinth.vue.view');

/** The route of the page that is shown. */
export function useRoute(): ComputedRef<Route> {
  const current = inject(key)!;
  return computed(() => current.value.route);
}

/** The root component of an application that shows whatever view stands in `current`. */
export function createTree(current: Current, suspense?: SuspenseProps): Component {
  // What an App gets as `Component`: one identity for all views, so that an update keeps its state.
  const Inner: FunctionalComponent<Props> = (pageProps) => {
    const { Page, layouts } = current.value;
    const page: Slot = () => h(Suspense, suspense, { default: () => h(Page, pageProps) });
    const nest = (inner: Slot, { Layout, props }: (typeof layouts)[number]): Slot => {
      return () => h(Layout, props, { default: inner });
    };
    return layouts.reduceRight(nest, page)();
  };
  Inner.inheritAttrs = false;
  const render = (): VNode => {
    const { App, props } = current.value;
    return App ? h(App, { Component: Inner, pageProps: props }) : h(Inner, props);
  };
  return { setup: () => (provide(key, current), render) };
}
