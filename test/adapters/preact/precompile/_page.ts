import type { Rendered, ServerRenderer } from '@plinth/core';

/** What a bundle of pages exports: the renderer, the pages, and what counts the renderer's calls. */
export interface Pages {
  renderer: ServerRenderer;
  count(run: () => void): number;
  [name: string]: unknown;
}

/** Source that a bundle needs for that. */
export const counting = `import { options } from 'preact';
export { default as renderer } from '@plinth/preact/server';
/** How many components the renderer calls. */
export function count(run) {
  let calls = 0;
  const before = options.__r;
  options.__r = (vnode) => {
    calls++;
    before?.(vnode);
  };
  try {
    run();
  } finally {
    options.__r = before;
  }
  return calls;
}
`;

/** What came of a page. */
export interface Shown {
  html: string;
  /** How many components the renderer called. */
  calls: number;
  /** How often a prop was read, at most. */
  reads: number;
  /** Whether the page's function was called once, without the renderer; each prop is looked at before. */
  isOnce: boolean;
}

/** Renders a page, whose function has to take its props apart, and counts what the renderer calls. */
export function show(
  { renderer, count, ...pages }: Pages,
  name: string,
  props: Record<string, unknown>,
  App?: string,
  hydrate = true,
): Shown {
  let rendered: Rendered | undefined;
  const { counted, readMost } = countReads(props);
  const view = {
    Page: pages[name],
    props: counted,
    layouts: [],
    App: App && pages[App],
    route: { pattern: '/', params: {}, query: {}, url: '/' },
  };
  const context = {
    hydrate,
    stream: false,
    signal: new AbortController().signal,
    idPrefix: 'p',
    onError(error: unknown): void {
      throw error;
    },
  };
  const calls = count(() => {
    rendered = renderer.render(view, context) as Rendered;
  });
  const reads = readMost();
  return { html: rendered!.html, calls, reads, isOnce: calls === 0 && reads <= 2 };
}

function countReads(props: Record<string, unknown>): {
  counted: Record<string, unknown>;
  readMost(): number;
} {
  const counted = {};
  const reads = new Map<string, number>();
  for (const [name, value] of Object.entries(props)) {
    const get = (): unknown => {
      reads.set(name, (reads.get(name) ?? 0) + 1);
      return value;
    };
    Object.defineProperty(counted, name, { get, enumerable: true });
  }
  return { counted, readMost: () => Math.max(0, ...reads.values()) };
}
