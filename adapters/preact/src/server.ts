import { Fragment, h, type ComponentType, type VNode } from 'preact';
import {
  PlinthError,
  type HeadTags,
  type RenderContext,
  type Rendered,
  type ServerRenderer,
  type View,
} from '@plinth/core';
import type { Place } from './await.ts';
import { callPure } from './precompile/runtime/page.ts';
import { TreeRender } from './render-tree.ts';
import { createTree, HeadContext, RouteContext, type SetHead, ViewContext } from './view.ts';

/** Where Preact keeps what generated ids begin with. */
const mask = '__m';
const viewKey = toKey(ViewContext);
const routeKey = toKey(RouteContext);
const headKey = toKey(HeadContext);

const renderer: ServerRenderer<ComponentType> = {
  render(view, context) {
    const isAlone = !view.App && view.layouts.length === 0;
    const called = isAlone ? callPure(view.Page, view.props, context.hydrate) : undefined;
    if (typeof called === 'string') return { html: called };
    const tree = createTree(called ? { ...view, Page: called as ComponentType } : view);
    const root = h(Fragment, null, tree) as VNode & { [mask]: unknown };
    root[mask] = [context.idPrefix, 0];
    let head: readonly HeadTags[] | undefined;
    let isSent = false;
    const setHead: SetHead = (tags) => {
      if (!isSent) head = tags;
      else {
        isSent = false;
        reportLateHead(view, context);
      }
    };
    const render = new TreeRender(view, context);
    const rendering = render.start(root, new Inherited(view, setHead, render));
    const conclude = (rendered: Rendered): Rendered => {
      if (head) rendered.head = head;
      isSent = !context.hydrate && rendered.chunks !== undefined;
      return rendered;
    };
    return 'then' in rendering ? rendering.then(conclude) : conclude(rendering);
  },
};

/** Where the page wakes, the browser puts it into the head. */
function reportLateHead({ route }: View<ComponentType>, { onError }: RenderContext): void {
  onError(
    new PlinthError(
      'PLINTH_HEAD_LATE',
      `A Head component stands in a part of the page "${route.pattern}" that came when the document's head had been sent, and the page has no script that could change it. Put Head outside of what is awaited, or let the page hydrate.`,
    ),
  );
}

/**
 * What Providers around the tree would hand down; one such component alone costs a small page a tenth of
 * its time. A class, because V8 takes 0.4 µs for an object literal with computed keys.
 */
class Inherited {
  [key: string]: Provided | Place;
  readonly plinthPlace: Place;

  constructor(view: View<ComponentType>, setHead: SetHead, place: Place) {
    this[viewKey] = new Provided(view);
    this[routeKey] = new Provided(view.route);
    this[headKey] = new Provided(setHead);
    this.plinthPlace = place;
  }
}

/** As much of a Provider as those who read its context ask for. */
class Provided {
  readonly props: { value: unknown };

  constructor(value: unknown) {
    this.props = { value };
  }

  /** Takes components that want to know of another value; on a server there is none. */
  sub(): void {}
}

/** Under what Preact keeps a context's value. */
function toKey(context: object): string {
  const { __c: key } = context as { __c: string };
  return key;
}

export default renderer;
