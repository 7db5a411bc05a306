import { setTimeout as sleep } from 'node:timers/promises';
import renderer from '@plinth/preact/server';
import type { RenderContext, Rendered, Route, View } from '@plinth/core';
import type { ComponentChildren, ComponentType } from 'preact';

export type Props = Record<string, unknown>;

export interface WithChildren {
  children?: ComponentChildren;
}

const route: Route = {
  pattern: '/blog/[slug]',
  params: { slug: 'a' },
  query: { slug: 'a', q: '1' },
  url: '/blog/a?q=1',
};

/** Renders with the server half; what it reports as an error fails the test, where nothing else is said. */
export function render<P>(
  Page: ComponentType<P>,
  props: P & {},
  view: Partial<View> = {},
  context: Partial<RenderContext> = {},
): Rendered | Promise<Rendered> {
  const whole = { Page: Page as ComponentType, props: props as Props, layouts: [], route, ...view };
  return renderer.render(whole as View<ComponentType>, {
    hydrate: true,
    stream: false,
    signal: new AbortController().signal,
    idPrefix: 'p',
    onError(error) {
      throw error;
    },
    ...context,
  });
}

/** A component that suspends until its promise is settled, then shows the text or throws the reason. */
export function suspend(
  source: string | Promise<unknown>,
  show?: () => ComponentChildren,
): ComponentType {
  let outcome: (() => ComponentChildren) | undefined;
  const settled = Promise.resolve(typeof source === 'string' ? sleep(5, source) : source).then(
    (value) => (outcome = show ?? (() => String(value))),
    (error) =>
      (outcome = () => {
        throw error;
      }),
  );
  return function Suspending() {
    if (!outcome) throw settled;
    return outcome() as never;
  };
}
