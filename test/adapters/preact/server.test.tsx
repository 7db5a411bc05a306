/* oxlint-disable unicorn/consistent-function-scoping -- the rule does not see the components that JSX names */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Await, useRoute } from '@plinth/preact';
import type { Rendered } from '@plinth/core';
import { Component, Fragment, options, type ComponentChildren, type ComponentType } from 'preact';
import { useId, useState } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import { assert, suite } from '../../_suite.ts';
import { render, suspend, type Props, type WithChildren } from './_view.ts';

const test = suite('preact server');
const still = { hydrate: false };

test('renders a page with its props, as text', async () => {
  const { html } = await render(Greeting, { name: '<i>"&' });
  assert.is(html, '<h1 title="&lt;i>&quot;&amp;">Hello &lt;i>&quot;&amp;</h1>');
});

test('renders what waits for nothing at once, as the package itself would', () => {
  const result = render(Greeting, { name: 'you' }) as Rendered;
  assert.equal(result, { html: renderToString(<Greeting name="you" />) });
});

test('renders each component once', async () => {
  const calls: string[] = [];
  const Layout = ({ children }: WithChildren) => (calls.push('layout'), (<main>{children}</main>));
  const Page = () => (calls.push('page'), (<p />));
  await render(Page, {}, { layouts: [{ Layout, props: {} }] });
  assert.equal(calls, ['layout', 'page']);
});

test('nests layouts, the outermost first, each with its own props', async () => {
  const layouts = [
    { Layout: Box, props: { name: 'a' } },
    { Layout: Box, props: { name: 'b' } },
  ];
  const { html } = await render(() => <p>page</p>, {}, { layouts });
  assert.is(html, '<div id="a"><div id="b"><p>page</p></div></div>');
});

test('lets an app wrap the view and change the props of its page', async () => {
  const { html } = await render(
    Json,
    { a: 1 },
    { App, layouts: [{ Layout: Json, props: { c: 3 } }] },
  );
  assert.is(html, '<main><p>{c:3}<p>{a:1,b:2}</p></p></main>');
});

test('shows the route to what stands in the page', async () => {
  const { html } = await render(RouteText, {}, { layouts: [{ Layout: RouteLayout, props: {} }] });
  const route = '{pattern:/blog/[slug],params:{slug:a},query:{slug:a,q:1},url:/blog/a?q=1}';
  assert.is(html, `<main>/blog/a?q=1<p>${route}</p></main>`);
});

test('says what to do where there is no route', () => {
  assert.throws(
    () => renderToString(<RouteText />),
    (error) => error.code === 'PLINTH_USE_ROUTE_OUTSIDE' && /pass the route on/.test(error.message),
  );
});

test('begins generated ids with the prefix, so that two roots share none', async () => {
  for (const idPrefix of ['a', 'b']) {
    const { html } = await render(Fields, {}, {}, { idPrefix });
    assert.is(html, `<p><input id="P${idPrefix}-0"/><input id="P${idPrefix}-1"/></p>`);
  }
});

const hostile: [name: string, value: unknown][] = [
  ['text', '<script>'],
  ['an attribute’s end', '"><script>'],
  ['array', ['"><script>', '"><script>']],
  ['object', { toString: () => '"><script>' }],
  ['vnode', { type: 'script', props: { children: '1' } }],
  ['vnode with marker', JSON.parse('{"type":"script","props":{},"constructor":null}')],
  ['raw HTML of another view layer', { t: '<script>', __html: '<script>' }],
];

for (const [name, value] of hostile) {
  test(`makes no markup of data: ${name}`, async () => {
    const child = await render(() => <p>{value as string}</p>, {});
    const attribute = await render(() => <p title={value as string} />, {});
    const style = await render(() => <p style={{ color: value as string }} />, {});
    const names = await render(() => <p {...{ [String(value)]: '1' }} />, {});
    for (const { html } of [child, attribute, style, names]) assert.not.match(html, /<script/i);
  });
}

test('throws what the page throws, before anything is returned', () => {
  assert.throws(() => render(Throwing, {}), /on purpose/);
  const Page = () => (
    <p>
      <Throwing />
    </p>
  );
  assert.throws(() => render(Page, {}), /on purpose/);
});

test('waits for a page that suspends as a whole', async () => {
  assert.is((await render(suspend('page'), {}, {}, still)).html, 'page');
});

test('waits for what suspends, however deep, and keeps its place', async () => {
  const Inner = suspend('$& inner');
  const Outer = suspend('', () => (
    <i>
      a<Inner />b
    </i>
  ));
  const Second = suspend('second');
  const Page = () => (
    <main>
      1<Outer />2<Second />3
    </main>
  );
  const { html } = await render(Page, {}, {}, still);
  assert.is(html, '<main>1<i>a$&amp; innerb</i>2second3</main>');
});

test('keeps context and SVG where a part arrives late', async () => {
  const Late = suspend('', () => <text strokeWidth={2}>{useRoute().pattern}</text>);
  const Page = () => (
    <svg>
      <Late />
    </svg>
  );
  const { html } = await render(Page, {}, {}, still);
  assert.is(html, '<svg><text stroke-width="2">/blog/[slug]</text></svg>');
});

test('marks what has suspended for hydration, and only then', async () => {
  const marked = await render(inFragment(suspend('late')), {});
  assert.is(marked.html, '<main><!--$s-->late<!--/$s--></main>');
  const plain = await render(inFragment(suspend('late')), {}, {}, still);
  assert.is(plain.html, '<main>late</main>');
});

test('rejects when a part is rejected, with the part’s error', async () => {
  const failure = new Error('late');
  const page = inFragment(suspend(Promise.reject(failure)));
  await assert.rejects(
    async () => render(page, {}),
    (error) => error === failure,
  );
});

test('rejects when a part throws after it has waited', async () => {
  const page = inFragment(suspend('', () => <Throwing />));
  await assert.rejects(async () => render(page, {}), /on purpose/);
});

test('rejects where a component suspends on a new promise for ever', async () => {
  const page = () => <Endless />;
  await assert.rejects(
    async () => render(page, {}),
    (error) => error.code === 'PLINTH_PREACT_SUSPENDS_FOREVER' && error.message.includes('<page>'),
  );
});

test('survives a nested rejection while another part is still awaited', async () => {
  const Slow = suspend(sleep(400));
  const Failing = suspend(sleep(20).then(() => Promise.reject(new Error('nested'))));
  const Outer = suspend('', () => (
    <i>
      <Fragment>
        <Failing />
      </Fragment>
    </i>
  ));
  const Page = () => (
    <main>
      <Fragment>
        <Outer />
      </Fragment>
      <Fragment>
        <Slow />
      </Fragment>
    </main>
  );
  const started = performance.now();
  await assert.rejects(async () => render(Page, {}), /nested/);
  assert.ok(performance.now() - started < 390, 'it does not wait for the slow part');
  await sleep(420);
});

test('rejects with the reason of an abort, and renders nothing afterwards', async () => {
  const controller = new AbortController();
  let calls = 0;
  const page = inFragment(suspend(sleep(30), () => (calls++, null)));
  const work = render(page, {}, {}, { signal: controller.signal });
  controller.abort(new Error('gone'));
  await assert.rejects(async () => work, /gone/);
  await sleep(50);
  assert.is(calls, 0);
});

test('renders nothing more once a part has failed', async () => {
  let calls = 0;
  const Late = inFragment(suspend(sleep(20), () => (calls++, null)));
  const Page = () => (
    <p>
      <Late />
      <Throwing />
    </p>
  );
  assert.throws(() => render(Page, {}), /on purpose/);
  await sleep(40);
  assert.is(calls, 0);
});

test('without Preact’s own switch, an error boundary catches nothing on a server', () => {
  const Page = () => (
    <Boundary>
      <Throwing />
    </Boundary>
  );
  assert.throws(() => render(Page, {}), /on purpose/);
});

test('with it, a boundary shows errors, not promises', async () => {
  const Late = suspend('late');
  const Page = () => (
    <main>
      <Boundary>
        <Late />
      </Boundary>
      <Boundary>
        <p>
          <Throwing />
        </p>
      </Boundary>
    </main>
  );
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  await withBoundaries(async () => {
    const { html } = await render(Page, {}, {}, { ...still, onError });
    assert.is(html, '<main>late<em>on purpose</em></main>');
  });
  assert.equal(errors.map(String), ['Error: on purpose']);
});

test('a boundary whose own fallback fails lets that error through', async () => {
  const Page = () => (
    <BrokenBoundary>
      <Throwing />
    </BrokenBoundary>
  );
  await withBoundaries(async () => {
    assert.throws(() => render(Page, {}, {}, { onError() {} }), /fallback/);
  });
});

test('fifty renders at once do not see each other', async () => {
  const pages = Array.from({ length: 50 }, async (_, n) => {
    const Late = suspend(sleep((n * 7) % 13), () => <Numbered n={n} />);
    const Page = () => (
      <p>
        <Numbered n={n} />
        <Late />
      </p>
    );
    const route = { pattern: '/', params: {}, query: {}, url: `/${n}` };
    return render(Page, {}, { route }, { ...still, idPrefix: `r${n}` });
  });
  const results = await Promise.all(pages);
  results.forEach(({ html }, n) => {
    const ids = [...html.matchAll(/id="(.+?)"/g)].map(([, id]) => id);
    assert.is(new Set(ids).size, 2);
    assert.ok(ids.every((id) => id!.startsWith(`Pr${n}-`)));
    assert.is(html.replaceAll(/ id=".+?"/g, ''), `<p><i>${n} /${n}</i><i>${n} /${n}</i></p>`);
  });
});

test('raw HTML cannot take the place of a late part', async () => {
  const raw = '<!--plinth:0--><!--0--><!--:0-->';
  const Late = suspend('late');
  const Page = () => (
    <main>
      <p dangerouslySetInnerHTML={{ __html: raw }} />
      <Late />
    </main>
  );
  assert.is((await render(Page, {}, {}, still)).html, `<main><p>${raw}</p>late</main>`);
});

/** As the core hands over a deferred prop that has not arrived. */
function createMissing(): Promise<string> & { status: string } {
  return Object.assign(new Promise<string>(() => {}), { status: 'pending' });
}

test('shows fallbacks of what is deferred at once: the core has waited for it already', () => {
  const late = createMissing();
  const Page = ({ late: awaited }: { late: Promise<string> }) => (
    <main>
      <Await resolve={awaited} fallback={<Field />}>
        {(text) => <p>{text}</p>}
      </Await>
      <Field />
    </main>
  );
  const hold = new Promise<void>(() => {});
  const rendered = render(Page, { late }, {}, { stream: true, hold }) as Rendered;
  assert.is(
    rendered.html,
    '<main><!--!$a0--><input id="Pa0-0"/><!--!$/a0--><input id="Pp-0"/></main>',
  );
  assert.ok(rendered.chunks);
});

test('a boundary around an Await shows what its fallback has thrown, and no part comes late', async () => {
  const Page = ({ late }: { late: Promise<string> }) => (
    <Boundary>
      <Await resolve={late} fallback={<Throwing />}>
        late
      </Await>
    </Boundary>
  );
  await withBoundaries(async () => {
    const context = { stream: true, onError() {} };
    const { html, chunks } = await render(Page, { late: createMissing() }, {}, context);
    assert.is(html, '<em>on purpose</em>');
    assert.is(chunks, undefined);
  });
});

test('loads neither preact/compat nor hooks, which would slow every page down', async () => {
  const code = `await import('@plinth/preact/server');
const { options } = await import('preact');
console.log(Object.keys(options).join());`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
  });
  assert.is(stdout.trim(), '__e');
});

function Greeting({ name }: { name: string }) {
  return <h1 title={name}>Hello {name}</h1>;
}

function Box({ name, children }: { name: string } & WithChildren) {
  return <div id={name}>{children}</div>;
}

/** Its props, without what would be escaped. */
function Json({ children, ...props }: Props & WithChildren) {
  return (
    <p>
      {JSON.stringify(props).replaceAll('"', '')}
      {children}
    </p>
  );
}

function App({
  Component: Content,
  pageProps,
}: {
  Component: ComponentType<Props>;
  pageProps: Props;
}) {
  return (
    <main>
      <Content {...pageProps} b={2} />
    </main>
  );
}

function RouteLayout({ children }: WithChildren) {
  return (
    <main>
      {useRoute().url}
      {children}
    </main>
  );
}

function RouteText() {
  return <p>{JSON.stringify(useRoute()).replaceAll('"', '')}</p>;
}

function Field() {
  return <input id={useId()} />;
}

function Fields() {
  return (
    <p>
      <Field />
      <Field />
    </p>
  );
}

function Numbered({ n }: { n: number }) {
  return (
    <i id={useId()}>
      {useState(n)[0]} {useRoute().url}
    </i>
  );
}

function Throwing(): never {
  throw new Error('on purpose');
}

function Endless(): never {
  throw Promise.resolve();
}

class Boundary extends Component<WithChildren, { text?: string }> {
  static override getDerivedStateFromError(error: unknown) {
    return { text: error instanceof Error ? error.message : `caught ${String(error)}` };
  }

  override render(): ComponentChildren {
    return this.state.text ? <em>{this.state.text}</em> : this.props.children;
  }
}

class BrokenBoundary extends Boundary {
  override render(): ComponentChildren {
    if (this.state.text) throw new Error('fallback');
    return this.props.children;
  }
}

function inFragment(Child: ComponentType): ComponentType {
  return () => (
    <main>
      <Fragment>
        <Child />
      </Fragment>
    </main>
  );
}

async function withBoundaries(run: () => Promise<void>): Promise<void> {
  const switches = options as { errorBoundaries?: boolean };
  switches.errorBoundaries = true;
  try {
    await run();
    assert.is(switches.errorBoundaries, true);
  } finally {
    delete switches.errorBoundaries;
  }
}
