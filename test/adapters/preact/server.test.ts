import { setTimeout as sleep } from 'node:timers/promises';
import renderer from '@plinth/preact/server';
import { useRoute } from '@plinth/preact';
import type { RenderContext, Rendered, View } from '@plinth/core';
import {
  Component,
  Fragment,
  h,
  options,
  type ComponentChildren,
  type ComponentType,
  type VNode,
} from 'preact';
import { useId, useState } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import { assert, suite } from '../../_suite.ts';

type Props = Record<string, unknown>;

const test = suite('preact server');

test('renders a page with its props, as text', async () => {
  const { html } = await render(Greeting, { name: '<i>"&' });
  assert.is(html, '<h1 title="&lt;i>&quot;&amp;">Hello &lt;i>&quot;&amp;</h1>');
});

test('renders a page that waits for nothing at once, as the package itself would', () => {
  const result = render(List, { items: ['a', 'b'] }) as Rendered;
  assert.equal(Object.keys(result), ['html']);
  assert.is(result.html, renderToString(h(List, { items: ['a', 'b'] })));
});

test('renders each component once', async () => {
  const calls: string[] = [];
  const Page = () => (calls.push('page'), h(Layout, null));
  const Layout = ({ children }: { children?: ComponentChildren }) => (
    calls.push('layout'),
    h('p', null, children)
  );
  await render(Page, {}, { layouts: [{ Layout, props: {} }] });
  assert.equal(calls, ['layout', 'page', 'layout']);
});

test('nests layouts, the outermost first, each with its own props', async () => {
  const layouts = [
    { Layout: Tag, props: { name: 'main' } },
    { Layout: Tag, props: { name: 'section' } },
  ];
  const { html } = await render(() => h('p', null, 'page'), {}, { layouts });
  assert.is(html, '<main><section><p>page</p></section></main>');
});

test('lets an app wrap the view and change the props of its page', async () => {
  const layouts = [{ Layout: Keys, props: { c: 3 } }];
  const { html } = await render(Json, { a: 1 }, { App, layouts });
  assert.is(html, `<body><main>c,children<p>${quote('{"a":1,"b":2}')}</p></main></body>`);
});

test('shows the route to what stands in the page', async () => {
  const layouts = [{ Layout: RouteLayout, props: {} }];
  const { html } = await render(() => h('p', null, h(RouteJson, null)), {}, { layouts });
  const route =
    '{"pattern":"/blog/[slug]","params":{"slug":"a"},"query":{"slug":"a","q":"1"},"url":"/blog/a?q=1"}';
  assert.is(html, `<main>/blog/a?q=1<p><i>${quote(route)}</i></p></main>`);
});

test('says what to do where there is no route', () => {
  assert.throws(
    () => renderToString(h(() => h('p', null, useRoute().url), null)),
    (error) => error.code === 'PLINTH_USE_ROUTE_OUTSIDE' && /pass the route on/.test(error.message),
  );
});

test('begins generated ids with the prefix, so that two roots share none', async () => {
  const page = () => h('p', null, h(Field, null), h(Field, null));
  for (const idPrefix of ['a', 'b']) {
    const { html } = await render(page, {}, {}, { idPrefix });
    assert.is(html, `<p><input id="P${idPrefix}-0"/><input id="P${idPrefix}-1"/></p>`);
  }
});

const hostile: [name: string, page: (value: unknown) => unknown, value: unknown][] = [
  ['text', (value) => h('p', null, value as string), '<script>alert(1)</script>'],
  ['attribute', (value) => h('p', { title: value as string }), '"><script>alert(1)</script>'],
  ['array attribute', (value) => h('p', { title: value as string }), ['"><script>', '"><script>']],
  [
    'object attribute',
    (value) => h('p', { title: value as string }),
    { toString: () => '"><script>' },
  ],
  ['array child', (value) => h('p', null, value as string[]), ['<script>', '<script>']],
  [
    'vnode from JSON',
    (value) => h('p', null, value as string),
    { type: 'script', props: { children: '1' } },
  ],
  [
    'vnode from JSON with marker',
    (value) => h('p', null, value as string),
    JSON.parse('{"type":"script","props":{},"__k":null,"constructor":null}'),
  ],
  ['Solid’s markup from JSON', (value) => h('p', null, value as string), { t: '<script>' }],
  ['attribute name', (value) => h('p', { [value as string]: '1' }), 'x><script>'],
];

for (const [name, page, value] of hostile) {
  test(`renders no markup from data: ${name}`, async () => {
    const { html } = await render(() => page(value) as never, {});
    assert.not.match(html, /<script/i);
  });
}

test('throws what the page throws, once, before anything is returned', () => {
  const failure = new Error('boom');
  const Page = () => {
    throw failure;
  };
  assert.throws(
    () => render(Page, {}),
    (error) => error === failure,
  );
  assert.throws(
    () => render(() => h('p', null, h(Page, null)), {}),
    (error) => error === failure,
  );
});

test('waits for a page that suspends as a whole', async () => {
  const Page = suspend('page');
  assert.is((await render(Page, {}, {}, { hydrate: false })).html, '<b>page</b>');
});

test('waits for what suspends, however deep, and keeps its place', async () => {
  const Inner = suspend('inner');
  const Outer = suspend('outer', () => h('i', null, 'a', h(Inner, null), 'b'));
  const Page = () =>
    h('main', null, 'before', h(Outer, null), h(suspendOnce('second'), null), 'after');
  const { html } = await render(Page, {}, {}, { hydrate: false });
  assert.is(html, '<main>before<i>a<b>inner</b>b</i><b>second</b>after</main>');
});

test('keeps the parent’s context and SVG mode where a part arrives late', async () => {
  const Late = suspend('late', () => h('text', { strokeWidth: 2 }, useRoute().pattern));
  const { html } = await render(() => h('svg', null, h(Late, null)), {}, {}, { hydrate: false });
  assert.is(html, '<svg><text stroke-width="2">/blog/[slug]</text></svg>');
});

test('marks what has suspended for hydration, and only then', async () => {
  const marked = await render(inFragment(suspend('late')), {});
  assert.is(marked.html, '<main><!--$s--><b>late</b><!--/$s--></main>');
  const plain = await render(inFragment(suspend('late')), {}, {}, { hydrate: false });
  assert.is(plain.html, '<main><b>late</b></main>');
});

test('rejects when a part is rejected, with the part’s error', async () => {
  const failure = new Error('late');
  const Late = suspend(Promise.reject(failure));
  const Page = () => h('main', null, h(Late, null));
  await assert.rejects(
    async () => render(Page, {}),
    (error) => error === failure,
  );
});

test('rejects where a component suspends on a new promise for ever', async () => {
  await assert.rejects(
    async () => render(() => h('p', null, h(Endless, null)), {}),
    (error) => error.code === 'PLINTH_PREACT_SUSPENDS_FOREVER',
  );
});

test('rejects when a part throws after it has waited', async () => {
  const failure = new Error('after');
  const Late = suspend('x', () => {
    throw failure;
  });
  await assert.rejects(
    async () => render(() => h('p', null, h(Late, null)), {}),
    (error) => error === failure,
  );
});

test('survives a nested rejection while another part is still awaited', async () => {
  const Slow = suspend(sleep(60, 'slow'));
  const Failing = suspend(sleep(20).then(() => Promise.reject(new Error('nested'))));
  const Outer = suspend('outer', () => h('i', null, h(Failing, null)));
  const Page = () => h('main', null, h(Outer, null), h(Slow, null));
  const started = performance.now();
  await assert.rejects(async () => render(Page, {}), /nested/);
  assert.ok(performance.now() - started < 55, 'it does not wait for the slow part');
  await sleep(80);
});

test('rejects with the reason of an abort, and renders nothing afterwards', async () => {
  const controller = new AbortController();
  let calls = 0;
  const Late = suspend(sleep(30), () => (calls++, h('b', null)));
  const work = render(() => h('p', null, h(Late, null)), {}, {}, { signal: controller.signal });
  controller.abort(new Error('gone'));
  await assert.rejects(async () => work, /gone/);
  await sleep(50);
  assert.is(calls, 0);
});

test('renders nothing more once a part has failed', async () => {
  let calls = 0;
  const Late = suspend(sleep(20), () => (calls++, h('b', null)));
  assert.throws(
    () =>
      render(
        () =>
          h(
            'p',
            null,
            h(
              'i',
              null,
              h(() => h(Late, null), null),
            ),
            h(Failing, null),
          ),
        {},
      ),
    /now/,
  );
  await sleep(40);
  assert.is(calls, 0);
});

class Boundary extends Component<{ children?: ComponentChildren }, { text?: string }> {
  static override getDerivedStateFromError(error: Error): { text: string } {
    return { text: error instanceof Error ? error.message : `not an error: ${String(error)}` };
  }
  override render(): ComponentChildren {
    return this.state.text ? h('em', null, this.state.text) : this.props.children;
  }
}

test('an error boundary shows errors where the app has switched boundaries on, not promises', async () => {
  const Page = () =>
    h(
      'main',
      null,
      h(Boundary, null, h(suspendOnce('late'), null)),
      h(Boundary, null, h('p', null, h(Throwing, null))),
    );
  assert.throws(() => render(Page, {}), /on purpose/);
  const errors: unknown[] = [];
  await withBoundaries(async () => {
    const { html } = await render(
      Page,
      {},
      {},
      { hydrate: false, onError: (error) => errors.push(error) },
    );
    assert.is(html, '<main><b>late</b><em>on purpose</em></main>');
  });
  assert.is(errors.length, 1);
  assert.is((options as { errorBoundaries?: boolean }).errorBoundaries, undefined);
});

test('a boundary whose own fallback fails lets the error through', async () => {
  class Failing extends Boundary {
    override render(): ComponentChildren {
      if (this.state.text) throw new Error('fallback');
      return this.props.children;
    }
  }
  await withBoundaries(async () => {
    const page = () => h(Failing, null, h(Throwing, null));
    assert.throws(() => render(page, {}, {}, { onError: () => {} }), /fallback/);
  });
});

test('fifty renders at once do not see each other', async () => {
  const results = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const Late = suspend(sleep((n * 7) % 13), () => h('u', null, h(Numbered, { n })));
      const Page = () => h('p', null, h(Late, null), h(Numbered, { n }));
      const route = { pattern: '/', params: {}, query: {}, url: `/${n}` };
      return (await render(Page, {}, { route }, { hydrate: false, idPrefix: `r${n}` })).html;
    }),
  );
  results.forEach((html, n) => {
    assert.is(html, `<p><u><i id="Pr${n}-0">${n} /${n}</i></u><i id="Pr${n}-1">${n} /${n}</i></p>`);
  });
});

test('raw HTML cannot take the place of a late part', async () => {
  const raw = '<!--plinth:0--><!--0--><!--:0-->';
  const Page = () =>
    h(
      'main',
      null,
      h('p', { dangerouslySetInnerHTML: { __html: raw } }),
      h(suspendOnce('$& late'), null),
    );
  assert.is(
    (await render(Page, {}, {}, { hydrate: false })).html,
    `<main><p>${raw}</p><b>$&amp; late</b></main>`,
  );
});

test('does not load preact/compat', async () => {
  assert.not.ok(Object.keys(options).includes('event'), 'compat would have set it');
});

function Greeting({ name }: { name: string }): VNode {
  return h('h1', { title: name }, 'Hello ', name);
}

function List({ items }: { items: string[] }): VNode {
  return h(
    'ul',
    null,
    items.map((item) => h('li', null, item)),
  );
}

function Tag({ name, children }: { name: string; children?: ComponentChildren }): VNode {
  return h(name, null, children);
}

function Json(props: Props): VNode {
  return h('p', null, JSON.stringify(props));
}

function Keys(props: Props): VNode {
  return h('main', null, Object.keys(props).join(), props.children as ComponentChildren);
}

function App(props: { Component: ComponentType<Props>; pageProps: Props }): VNode {
  return h('body', null, h(props.Component, { ...props.pageProps, b: 2 }));
}

function RouteLayout({ children }: { children?: ComponentChildren }): VNode {
  return h('main', null, useRoute().url, children);
}

function RouteJson(): VNode {
  return h('i', null, JSON.stringify(useRoute()));
}

function Field(): VNode {
  return h('input', { id: useId() });
}

function Numbered({ n }: { n: number }): VNode {
  return h('i', { id: useId() }, useState(n)[0], ' ', useRoute().url);
}

function Throwing(): never {
  throw new Error('on purpose');
}

function Endless(): never {
  throw Promise.resolve();
}

function inFragment(Child: ComponentType): ComponentType {
  return () => h('main', null, h(Fragment, null, h(Child, null)));
}

function quote(text: string): string {
  return text.replaceAll('"', '&quot;');
}

function render<P>(
  Page: ComponentType<P>,
  props: P & {},
  view: Partial<View> = {},
  context: Partial<RenderContext> = {},
): Rendered | Promise<Rendered> {
  const route = {
    pattern: '/blog/[slug]',
    params: { slug: 'a' },
    query: { slug: 'a', q: '1' },
    url: '/blog/a?q=1',
  };
  return renderer.render(
    {
      Page: Page as ComponentType,
      props: props as Props,
      layouts: [],
      route,
      ...view,
    } as View<ComponentType>,
    {
      hydrate: true,
      stream: false,
      signal: new AbortController().signal,
      idPrefix: 'p',
      onError: (error) => {
        throw error;
      },
      ...context,
    },
  );
}

/** A component that throws its promise until it is settled. */
function suspend(
  source: string | Promise<unknown>,
  show: () => ComponentChildren = () => h('b', null, typeof source === 'string' ? source : 'done'),
): ComponentType {
  let state = 'pending';
  let reason: unknown;
  const promise = typeof source === 'string' ? sleep(5, source) : source;
  const settled = promise.then(
    () => (state = 'resolved'),
    (error) => ((state = 'rejected'), (reason = error)),
  );
  return function Suspending() {
    if (state === 'pending') throw settled;
    if (state === 'rejected') throw reason;
    return show() as never;
  };
}

const kept = new Map<string, ComponentType>();

/** The same component for the same text, for pages that are rendered again. */
function suspendOnce(text: string): ComponentType {
  const component = kept.get(text) ?? suspend(text);
  kept.set(text, component);
  return component;
}

async function withBoundaries(run: () => Promise<void>): Promise<void> {
  const switches = options as { errorBoundaries?: boolean };
  switches.errorBoundaries = true;
  try {
    await run();
  } finally {
    delete switches.errorBoundaries;
  }
}
