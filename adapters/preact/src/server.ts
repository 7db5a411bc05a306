import { Fragment, h, type ComponentType, type VNode } from 'preact';
import type { HeadTags, Rendered, ServerRenderer } from '@plinth/core';
import { PlaceContext } from './await.ts';
import { renderTree } from './render-tree.ts';
import { createTree, HeadContext, RouteContext, type SetHead, ViewContext } from './view.ts';

/** Where Preact keeps what generated ids begin with. */
const mask = '__m';
const viewKey = toKey(ViewContext);
const routeKey = toKey(RouteContext);
const headKey = toKey(HeadContext);
const placeKey = toKey(PlaceContext);

const renderer: ServerRenderer<ComponentType> = {
  render(view, context) {
    const root = h(Fragment, null, createTree(view)) as VNode & { [mask]: unknown };
    root[mask] = [context.idPrefix, 0];
    // What a Provider would put there; that component alone costs a small page a tenth of its time.
    let head: readonly HeadTags[] | undefined;
    const setHead: SetHead = (tags) => (head = tags);
    const ofView = { props: { value: view }, sub };
    const inherited = {
      [viewKey]: ofView,
      [placeKey]: ofView,
      [routeKey]: { props: { value: view.route }, sub },
      [headKey]: { props: { value: setHead }, sub },
    };
    const rendering = renderTree(root, inherited, context);
    const conclude = (rendered: Rendered): Rendered => {
      if (head) rendered.head = head;
      return rendered;
    };
    return 'then' in rendering ? rendering.then(conclude) : conclude(rendering);
  },
};

/** Under what Preact keeps a context's value. */
function toKey(context: object): string {
  const { __c: key } = context as { __c: string };
  return key;
}

/** Takes components that want to know of another value; on a server there is none. */
function sub(): void {}

export default renderer;
