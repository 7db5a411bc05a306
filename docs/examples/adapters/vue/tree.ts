import type { Props, Route, View } from '@plinth/core';
import { computed, h, inject, provide, Suspense } from 'vue';
import type { Component, ComputedRef, ShallowRef, SuspenseProps, VNode } from 'vue';

type Slot = () => VNode;
type Current = Readonly<ShallowRef<View<Component>>>;

const key = Symbol.for('plinth.vue.view');
const closed = new WeakMap<Component, Component>();

/** The route of the page that is shown. */
export function useRoute(): ComputedRef<Route> {
  const current = inject<Current>(key)!;
  return computed(() => current.value.route);
}

/** The root component of an application that shows whatever view stands in `current`. */
export function createTree(current: Current, suspense?: SuspenseProps): Component {
  // What an App gets as `Component`: one identity for all views, so that an update keeps its state.
  const Inner = close((pageProps: Props) => {
    const { Page, layouts } = current.value;
    const page: Slot = () => h(Suspense, suspense, { default: () => h(close(Page), pageProps) });
    const nest = (inner: Slot, { Layout, props }: (typeof layouts)[number]): Slot => {
      return () => h(close(Layout), props, { default: inner });
    };
    return layouts.reduceRight(nest, page)();
  });
  const render = (): VNode => {
    const { App, props } = current.value;
    return App ? h(App, { Component: Inner, pageProps: props }) : h(Inner, props);
  };
  return { setup: () => (provide(key, current), render) };
}

/** Without the rule that data which a component does not declare is attributes of its element. */
function close(component: Component): Component {
  if (!closed.has(component)) {
    const own = typeof component === 'function' ? (component as Slot).bind(null) : {};
    closed.set(component, Object.assign(own, component, { inheritAttrs: false }));
  }
  return closed.get(component)!;
}
