import type { Props, Route, View } from '@plinth/core';
import type { ComponentTypes, Vnode } from 'mithril';
// @ts-expect-error It has no types.
import makeVnode from 'mithril/render/vnode.js';

export type Component = ComponentTypes<Props>;

/** Mithril has no context, so this is the route of what was drawn last; the server half reads another. */
export const drawn: { route?: Route; read(): Route | undefined } = { read: () => drawn.route };
const { normalize } = makeVnode;
const HOOK = /^on(?:init|create|(?:before)?(?:update|remove))$/;

// Mithril takes any object for a vnode, `{ "tag": "<", "children": "<img onerror=…>" }` in JSON, too.
// Whatever becomes a child passes here, on both sides, and there is no other such place.
makeVnode.normalize = (child: unknown) => normalize(isData(child) ? String(child) : child);

/** A vnode has a `text` that is undefined, and JSON cannot hold that. */
function isData(child: unknown): boolean {
  const isObject = typeof child === 'object' && child !== null && !Array.isArray(child);
  return isObject && !('text' in child && child.text === undefined);
}

/** The route of the page that is shown; for views, while they are drawn. */
export function useRoute(): Route {
  return drawn.read()!;
}

/** m() would take props with a `tag` for a child. What is called like a hook is data, and left out. */
function create(tag: Component, props: Props, ...children: Vnode[]): Vnode {
  const attrs = Object.entries(props).filter(([name]) => !HOOK.test(name));
  return makeVnode(tag, undefined, Object.fromEntries(attrs), children);
}

/** A function from views to vnodes: one for each root, so that an update finds the same `Component`. */
export function createTree(): (view: View<Component>) => Vnode {
  let current: View<Component>;
  const Component: Component = {
    // m(Component, pageProps) takes pageProps with a `tag` for a child.
    view: ({ attrs, children }) =>
      current.layouts.reduceRight(
        (inner, { Layout, props }) => create(Layout, props, inner),
        create(current.Page, (children as unknown as Props[])[0] ?? attrs),
      ),
  };
  return (view) => {
    current = view;
    const { App, props } = view;
    return App ? create(App, { Component, pageProps: props }) : create(Component, props);
  };
}
