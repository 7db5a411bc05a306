import { setTimeout as sleep } from 'node:timers/promises';
import type { RenderContext, Rendered, Route, View } from '@plinth/core';
import { type Component, sharedConfig } from 'solid-js';
import { assert, suite } from '../../_suite.ts';
import { loadServerViews } from '../_views.ts';
import type * as SolidViews from '../../fixtures/solid-views/views.tsx';

const test = suite('solid server');
const still = { hydrate: false };
const route: Route = {
  pattern: '/blog/[slug]',
  params: { slug: 'a' },
  query: { slug: 'a', q: '1' },
  url: '/blog/a?q=1',
};
let loaded: Awaited<ReturnType<typeof loadServerViews>>;
let views: typeof SolidViews;

test.before(
  async () => {
    loaded = await loadServerViews();
    views = loaded.solidViews;
  },
  { timeout: 30_000 },
);

test('renders a page with its props, as text', async () => {
  const { html } = await render(views.Greeting, { name: '<i>"&' }, {}, still);
  assert.is(html, '<h1 title="<i>&quot;&amp;">Hello &lt;i>"&amp;</h1>');
});

test('renders what waits for nothing at once', () => {
  const result = render(views.Greeting, { name: 'you' }) as Rendered;
  assert.equal(Object.keys(result), ['html']);
});

test('puts hydration keys under the prefix, and nothing of the kind where nobody hydrates', async () => {
  const hydrated = await render(views.Kinds, {}, {}, { idPrefix: 'a1' });
  assert.match(hydrated.html, /^<main data-hk="a100">/);
  assert.match(hydrated.html, '<!--$-->');
  const plain = await render(views.Kinds, {}, {}, still);
  assert.is(
    plain.html.replaceAll(/<!--!.*?-->/g, ''),
    '<main><i class="x " >a</i><h1 title="you">Hello you</h1><b>b</b><div title="t" >c</div><u>d</u><s>e</s>f1text<q>g</q>h</main>',
  );
});

test('components get their contexts from this package, not from Solid, which copies each', async () => {
  const { getNextContextId } = sharedConfig;
  let copies = 0;
  sharedConfig.getNextContextId = () => {
    copies++;
    return getNextContextId.call(sharedConfig);
  };
  try {
    const layouts = [{ Layout: views.Box, props: { id: 'a' } }];
    const { html } = await render(views.Greeting, { name: 'you' }, { layouts });
    assert.match(html, '<h1 data-hk="p010" title="you">');
    assert.is(copies, 0);
  } finally {
    sharedConfig.getNextContextId = getNextContextId;
  }
});

test('nests layouts, the outermost first, each with its own props', async () => {
  const layouts = [
    { Layout: views.Box, props: { id: 'a' } },
    { Layout: views.Box, props: { id: 'b' } },
  ];
  views.calls.length = 0;
  const { html } = await render(views.Greeting, { name: 'you' }, { layouts }, still);
  const button = '<button class="box">0</button>';
  assert.is(
    html,
    `<div id="a">${button}<div id="b">${button}<h1 title="you">Hello you</h1></div></div>`,
  );
  assert.equal(views.calls, ['box a', 'box b']);
});

test('lets an app wrap the view and change the props of its page', async () => {
  const layouts = [{ Layout: views.Json, props: { c: 3 } }];
  const { html } = await render(views.Json, { a: 1 }, { App: views.App, layouts }, still);
  assert.is(html, '<article><p>{c:3}<p>{a:1,extra:from app}</p></p></article>');
});

test('shows the route to what stands in the page', async () => {
  const { html } = await render(views.RouteText, {}, {}, still);
  assert.is(html, '<p>/blog/[slug] a 1 /blog/a?q=1</p>');
});

test('says what to do where there is no route', () => {
  assert.throws(
    () => views.RouteText(),
    (error) => error.code === 'PLINTH_USE_ROUTE_OUTSIDE' && /while a page/.test(error.message),
  );
});

test('begins generated ids with the prefix, so that two roots share none', async () => {
  const all = [
    ...(await renderIds({ idPrefix: 'a' })),
    ...(await renderIds({ idPrefix: 'b', hydrate: false })),
  ];
  assert.is(new Set(all).size, 4);
  assert.equal(
    all.map((id) => id[0]),
    ['a', 'a', 'b', 'b'],
  );
});

const payloads: [name: string, value: unknown][] = [
  ['text', '<script>'],
  ['an attribute’s end', '"><script>'],
  ['array', ['<script>', ['"><script>']]],
  ['Solid’s own markup', JSON.parse('{"t":"<script>"}')],
  ['such in an array', JSON.parse('[[{"t":"<script>"}]]')],
  ['object', { toString: () => '"><script>' }],
  ['vnode', { type: 'script', props: { children: '1' } }],
];

for (const [name, value] of payloads) {
  test(`makes no markup of data: ${name}`, async () => {
    for (const [place, Page] of Object.entries(views.hostile)) {
      for (const hydrate of [true, false]) {
        const { html } = await render(Page, { value }, {}, { hydrate, onError() {} });
        // A quoted attribute may hold a bracket.
        assert.not.match(html.replaceAll(/="[^"]*"/g, ''), /<script/i, place);
      }
    }
    const late = await render(views.HostileLate, { value, load: loadText });
    assert.not.match(late.html, /<script/i);
  });
}

test('throws what the page throws, before anything is returned, and leaves no timer', async () => {
  const timers = countTimers();
  for (const Page of [views.Throwing, views.NestedThrowing]) {
    assert.throws(() => render(Page, {}), /on purpose/);
  }
  assert.is(countTimers(), timers);
  await assert.rejects(async () => render(views.Throwing, {}, { App: views.App }), /on purpose/);
});

test('an error boundary shows its fallback, and the error is reported', async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const { html } = await render(views.GuardedThrowing, {}, {}, { ...still, onError });
  assert.is(html, '<em>caught</em>');
  assert.equal(errors.map(String), ['Error: on purpose']);
});

test('waits for a resource and keeps its place', async () => {
  const { html, headHtml } = await render(views.Late, { load: () => sleep(5, '<i>$&') }, {}, still);
  assert.is(html, '<main>before<b>&lt;i>$&amp;</b>after</main>');
  assert.is(headHtml, undefined);
});

test('hands a resource’s value to the browser in the head, under the nonce', async () => {
  const { html, headHtml } = await render(views.LateData, { load: loadList }, {}, { nonce: 'abc' });
  assert.not.match(html, /<script|_\$HY/);
  const scripts = headHtml!.split(/(?<=<\/script>)/);
  assert.is(scripts.length, 2);
  assert.is(
    scripts[0],
    '<script nonce="abc">self._$HY||(_$HY={events:[],completed:new WeakSet,r:{},fe(){}})</script>',
  );
  assert.match(scripts[1]!, /^<script nonce="abc">.*_\$HY\.r.*list/);
});

test('of a value that stands in the props, the browser gets the place there', async () => {
  const list = { list: ['canary'] };
  const load = () => sleep(1, list);
  const named = await render(views.LateData, { load, '</script>': list }, {}, { nonce: 'abc' });
  assert.is(
    named.headHtml!.replace(/push\(\["[^"]*"/, 'push(["id"'),
    '<script nonce="abc">self._$HY||(_$HY={events:[],completed:new WeakSet,r:{},fe(){}});(_$HY.p=_$HY.p||[]).push(["id",["props","\\u003c/script>"]])</script>',
  );
  const sent = Object.assign(Promise.resolve(list), { status: 'fulfilled', value: list });
  const layouts = [{ Layout: views.Box, props: { id: 'a', sent } }];
  const inner = await render(views.LateData, { load }, { layouts });
  assert.match(inner.headHtml!, /push\(\["[^"]*",\["layouts",0,"props","sent"\]\]\)<\/script>$/);
  assert.not.match(inner.headHtml!, 'canary');
});

test('rejects where a value cannot be sent to the browser', async () => {
  const load = () => sleep(1, { list: () => {} });
  await assert.rejects(
    async () => render(views.LateData, { load }),
    (error) => error.code === 'PLINTH_SOLID_VALUE' && /resource/.test(error.message),
  );
  const { html } = await render(views.LateData, { load }, {}, still);
  assert.match(html, '<b>shown</b>');
});

test('calls each loader once', async () => {
  let calls = 0;
  const load = () => (calls++, sleep(5, 'x'));
  await render(views.Late, { load });
  assert.is(calls, 1);
});

test('waits for what waits within what has waited, in any order', async () => {
  for (const order of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
    for (const hydrate of [true, false]) {
      const load = (name: string) => sleep(3 * order.indexOf(name), name);
      const { html } = await render(views.Nested, { load }, {}, { hydrate });
      assert.is(
        html.replaceAll(/ data-hk=".*?"|<!--.*?-->/g, ''),
        '<main><b>a</b><b>b</b><b>c</b></main>',
      );
    }
  }
});

test('shows fallbacks of what is deferred at once: the core has waited for it already', () => {
  // As the core hands over a deferred prop that has not arrived.
  const late = Object.assign(new Promise<string>(() => {}), { status: 'pending' });
  const context = { ...still, stream: true, returns: true, hold: new Promise<void>(() => {}) };
  const rendered = render(views.Awaiting, { late }, {}, context) as Rendered;
  assert.is(rendered.html, '<main><!--!$p00-await--><i>wait</i><!--!$/p00-await--></main>');
  assert.ok(rendered.chunks);
});

test('waits for a lazy component', async () => {
  const { html } = await render(views.WithLazy, {}, {}, still);
  assert.is(html, '<main><b>lazy</b><button id="add">0</button></main>');
});

const secret = () => sleep(5).then(() => Promise.reject(new Error('database password: hunter2')));

for (const hydrate of [true, false]) {
  const when = hydrate ? 'hydrating' : 'not hydrating';

  test(`rejects when a resource is rejected that nobody catches, ${when}`, async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    await assert.rejects(
      async () => render(views.Late, { load: secret }, {}, { hydrate, onError }),
      /hunter2/,
    );
    await sleep(5);
    assert.equal(errors, [], 'it is not reported a second time');
  });

  test(`reports a rejection that a boundary shows, once, and never sends it, ${when}`, async () => {
    for (const Page of [views.Guarded, views.GuardedInside]) {
      const errors: unknown[] = [];
      const onError = (error: unknown) => errors.push(error);
      const { html, headHtml } = await render(Page, { load: secret }, {}, { hydrate, onError });
      assert.match(html, /<em[^>]*>caught/);
      assert.not.match(html + headHtml, /hunter2|at |solid-views/);
      assert.equal(errors.map(String), ['Error: database password: hunter2']);
    }
  });

  test(`reports a rejection that nobody reads, ${when}`, async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    await render(views.Unread, { load: secret }, {}, { hydrate, onError });
    await sleep(20);
    assert.is(errors.length, 1);
  });
}

test('rejects when a part throws after it has waited', async () => {
  await assert.rejects(async () => render(views.ThrowsLate, { load: loadText }), /after waiting/);
});

test('rejects with the reason of an abort, disposes, and renders nothing afterwards', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const timers = countTimers();
  const work = render(views.Late, { load: () => new Promise(() => {}) }, {}, { signal });
  controller.abort(new Error('gone'));
  await assert.rejects(async () => work, /gone/);
  await assert.rejects(
    async () => render(views.Late, { load: () => sleep(1) }, {}, { signal }),
    /gone/,
  );
  assert.ok(countTimers() <= timers + 1);
});

test('disposes the tree', async () => {
  let disposed = 0;
  await render(views.WithCleanup, { done: () => disposed++ });
  assert.is(disposed, 1);
});

test('data cannot take the place of a late part', async () => {
  const alt = '<!--pl-p00--><script>alert(1)</script>';
  const markers = ['p00', 'p000', 'p0', 'p01', 'p010', 'p02']
    .map((id) => alt.replace('p00', id))
    .join('');
  const work = async () => render(views.HostileFallback, { load: loadText, alt: markers });
  await assert.rejects(work, (error) => error.code === 'PLINTH_SOLID_MARKER');
  const { html } = await render(views.HostileFallback, { load: loadText, alt: '<!--pl-other-->' });
  assert.match(html, /<b[^>]*>x<\/b>/);
});

test('fifty renders at once do not see each other', async () => {
  const results = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const load = () => sleep((n * 7) % 13, `value ${n}`);
      const layouts = [{ Layout: views.RouteBox, props: {} }];
      const own = { layouts, route: { ...route, url: `/${n}` } };
      const context = { idPrefix: `r${n}x`, hydrate: n % 2 === 0 };
      return render(views.LateRoute, { load }, own, context);
    }),
  );
  results.forEach(({ html }, n) => {
    const text = html.replaceAll(/<!--.*?-->/g, '');
    const keys = [...text.matchAll(/ data-hk="(.*?)"/g)].map(([, key]) => key!);
    assert.ok(keys.every((key) => key.startsWith(`r${n}x`)));
    assert.is(keys.length > 0, n % 2 === 0);
    assert.is(
      text.replaceAll(/ data-hk=".*?"/g, ''),
      `<section>/${n}<b>value ${n} /${n}</b></section>`,
    );
  });
});

function render(
  Page: Component<never> | (() => unknown),
  props: object,
  view: Partial<View> = {},
  context: Partial<RenderContext> = {},
): Rendered | Promise<Rendered> {
  const whole = { Page, props, layouts: [], route, ...view } as unknown as View<Component>;
  return loaded.solid.render(whole, {
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

async function renderIds(context: Partial<RenderContext>): Promise<string[]> {
  const { html } = await render(views.Fields, {}, {}, context);
  return [...html.matchAll(/ id="(.+?)"/g)].map(([, id]) => id!);
}

function loadText(): Promise<string> {
  return sleep(5, 'x');
}

function loadList(): Promise<unknown> {
  return sleep(5, { list: [1, '</script>'] });
}

function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}
