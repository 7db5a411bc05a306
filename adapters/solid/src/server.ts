import { catchError, createComponent, createRoot, sharedConfig } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import type { HeadTags, Props, Rendered, ServerRenderer, View } from '@plinth/core';
import { createContext, toHtml } from './context.ts';
import { applyEdits, fail, type Late } from './late.ts';
import type { Render, SolidContext } from './render.ts';
import { toScripts } from './values.ts';
import { createOwner, type SetHead } from './view.ts';

interface Root {
  html: string;
  /** What its `Head` components say. */
  head?: readonly HeadTags[];
  dispose(): void;
}

/**
 * Does what Solid's own renderers do, without what these do wrong: `renderToStringAsync` rejects
 * half a minute after an error and ends the process, errors are sent to the browser with their
 * stacks, a rejection is reported to nobody, and there is no way to abort.
 */
const renderer: ServerRenderer<Component> = {
  render(view, options) {
    const render: Render = { view, options, isGuarded: false };
    const context = createContext(render);
    const outer = sharedConfig.context;
    sharedConfig.context = context;
    try {
      const root = renderRoot(render);
      if (render.failure || !render.late?.awaited) return conclude(render, root, context);
      return waitFor(render.late, render).then(() => {
        sharedConfig.context = undefined;
        return conclude(render, root, context);
      });
    } finally {
      sharedConfig.context = outer;
    }
  },
};

function renderRoot(render: Render): Root {
  const { view } = render;
  const onError = (error: unknown): void => fail(render, error);
  const root: Root = { html: '', dispose() {} };
  const setHead: SetHead = (tags) => (root.head = tags);
  return createRoot(
    (dispose) => {
      const html = catchError(() => toHtml(createTree(view)), onError) ?? '';
      return Object.assign(root, { html, dispose });
    },
    createOwner(() => view, setHead),
  );
}

function waitFor(late: Late, render: Render): Promise<void> {
  const { signal } = render.options;
  const onAbort = (): void => fail(render, signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return new Promise<void>((resolve) => {
    late.settle = resolve;
    if (render.failure) resolve();
  });
}

function conclude(render: Render, root: Root, context: SolidContext): Rendered {
  const { options, failure, late } = render;
  const rendered: Rendered = { html: root.html };
  // Before it is disposed of, which takes them back.
  if (root.head) rendered.head = root.head;
  root.dispose();
  if (late) stop(context);
  if (failure) throw failure.error;
  if (!late) return rendered;
  rendered.html = applyEdits(root.html, late.edits);
  if (options.hydrate && late.values.size > 0) rendered.headHtml = toScripts(late.values, render);
  return rendered;
}

/** What arrives from now on is rendered no more. */
function stop({ suspense }: SolidContext): void {
  for (const part of Object.values(suspense)) part.completed = () => {};
}

function createTree(view: View<Component>): JSX.Element {
  if (!view.App) return nest(view, view.props, 0);
  const Content = (props: Props): JSX.Element => nest(view, props, 0);
  return createComponent(view.App, { Component: Content, pageProps: view.props });
}

function nest(view: View<Component>, pageProps: Props, depth: number): JSX.Element {
  const layer = view.layouts[depth];
  if (!layer) return createComponent(view.Page, pageProps);
  return createComponent(layer.Layout, {
    ...layer.props,
    get children() {
      return nest(view, pageProps, depth + 1);
    },
  });
}

export default renderer;
