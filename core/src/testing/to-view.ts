import type { Route, View } from '../types.ts';
import type { NamedView } from './check.ts';
import type { ViewName } from './view-names.ts';

/** A view as an adapter gets it. */
export function toView(
  { page, props = {}, layouts = [], app, url = '/' }: NamedView,
  components: Readonly<Partial<Record<ViewName, unknown>>>,
): View {
  const route: Route = { pattern: '/', params: {}, query: {}, url };
  return {
    Page: components[page],
    props,
    layouts: layouts.map(({ layout, props: own = {} }) => ({
      Layout: components[layout],
      props: own,
    })),
    ...(app === undefined ? {} : { App: components[app] }),
    route,
  };
}
