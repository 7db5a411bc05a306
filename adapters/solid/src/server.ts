import { createRoot, sharedConfig } from 'solid-js';
import type { Component } from 'solid-js';
import {
  PlinthError,
  type HeadTags,
  type Props,
  type RenderContext,
  type Rendered,
  type ServerRenderer,
  type View,
} from '@plinth/core';
import { createContext } from './context.ts';
import { sendChunks, takeShellScripts } from './chunks.ts';
import { applyEdits, fail, getLate, isShellThere, report, type Late } from './late.ts';
import type { LateParts } from './late-parts.ts';
import type { Render, SolidContext } from './render.ts';
import { onErrorKey } from './on-error-key.ts';
import { createComponent } from './runtime.ts';
import { toHtml } from './to-html.ts';
import { createOwner, type SetHead } from './view.ts';

interface Root {
  html: string;
  /** What its `Head` components say. */
  head: readonly HeadTags[] | undefined;
  /** Whether the head has been sent to a page that cannot change it. */
  isSent: boolean;
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
      const { late } = render;
      if (render.failure || !late) return conclude(render, root, context);
      if (isShellThere(late) && !late.parts) return conclude(render, root, context);
      if (isComplete(late, options)) {
        sharedConfig.context = undefined;
        return concludeLate(late.parts, render, root, context);
      }
      return waitFor(late, render).then(() => {
        sharedConfig.context = undefined;
        return late.parts && !render.failure
          ? concludeLate(late.parts, render, root, context)
          : conclude(render, root, context);
      });
    } finally {
      sharedConfig.context = outer;
    }
  },
};

function renderRoot(render: Render): Root {
  const { view } = render;
  const root: Root = { html: '', head: undefined, isSent: false, dispose() {} };
  const setHead: SetHead = (tags) => {
    if (!root.isSent) root.head = tags;
    else if (tags.length > (root.head?.length ?? 0)) reportLateHead(render, root);
  };
  const owner = createOwner(() => view, setHead);
  owner.context[onErrorKey] = [(error: unknown) => fail(render, error)];
  createRoot((dispose) => {
    root.dispose = dispose;
    root.html = toHtml(createTree(view));
  }, owner);
  return root;
}

/** Whether all that may be in the shell is there. */
function isComplete(late: Late, { returns }: RenderContext): late is Late & { parts: LateParts } {
  return returns === true && isShellThere(late) && late.parts?.mayComeSoon === false;
}

async function waitFor(late: Late, render: Render): Promise<unknown> {
  const { options } = render;
  // What comes late is ended with its chunks.
  if (!options.returns || !isShellThere(late)) await untilThere(late, render);
  return holdShell(late, options);
}

function untilThere(late: Late, render: Render): Promise<void> {
  const { signal } = render.options;
  const onAbort = (): void => fail(render, signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return new Promise<void>((resolve) => {
    late.settle = resolve;
    if (render.failure || isShellThere(late)) resolve();
  });
}

/** What arrives soon goes in its place, and where the hold is over what is there already. */
function holdShell({ parts }: Late, { hold }: RenderContext): Promise<unknown> | undefined {
  return parts && Promise.race([parts.settle(), hold]);
}

function conclude(render: Render, root: Root, context: SolidContext): Rendered {
  const { failure, late } = render;
  const rendered: Rendered = { html: root.html };
  // Before it is disposed of, which takes them back.
  if (root.head) rendered.head = root.head;
  root.dispose();
  if (late) stop(context);
  if (failure) throw failure.error;
  if (!late) return rendered;
  if (!late.parts) rendered.html = applyEdits(root.html, late.edits);
  const scripts = takeShellScripts(late, render);
  if (scripts) rendered.headHtml = scripts;
  return rendered;
}

/** What is not ready follows, and the tree lives until all of it was sent. */
function concludeLate(
  parts: LateParts,
  render: Render,
  root: Root,
  context: SolidContext,
): Rendered {
  const late = getLate(render);
  const edited = applyEdits(root.html, late.edits);
  late.edits = [];
  const html = applyEdits(parts.placeShell(edited), late.edits);
  const { chunks } = parts;
  if (!chunks || render.failure) return conclude(render, Object.assign(root, { html }), context);
  const rendered: Rendered = { html };
  if (root.head) rendered.head = root.head;
  root.isSent = !render.options.hydrate;
  const scripts = takeShellScripts(late, render);
  if (scripts) rendered.headHtml = scripts;
  rendered.chunks = sendChunks(chunks, render, () => {
    root.dispose();
    stop(context);
  });
  return rendered;
}

/** Where the page wakes, the browser puts it into the head. */
function reportLateHead(render: Render, root: Root): void {
  root.isSent = false;
  const { pattern } = render.view.route;
  report(
    render,
    new PlinthError(
      'PLINTH_HEAD_LATE',
      `A Head component stands in a part of the page "${pattern}" that came when the document's head had been sent, and the page has no script that could change it. Put Head outside of what is awaited, or let the page hydrate.`,
    ),
  );
}

/** What arrives from now on is rendered no more. */
function stop({ suspense }: SolidContext): void {
  for (const part of Object.values(suspense)) part.completed = () => {};
}

function createTree(view: View<Component>): unknown {
  if (!view.App) return nest(view, view.props, 0);
  const Content = (props: Props): unknown => nest(view, props, 0);
  return createComponent(view.App, { Component: Content, pageProps: view.props });
}

function nest(view: View<Component>, pageProps: Props, depth: number): unknown {
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
