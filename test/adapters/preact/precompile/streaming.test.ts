/** Pages that are sent in parts, through the adapter's server half: compiled and not, the same HTML in the same order. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HeadTags, Rendered } from '@plinth/core';
import { assert, suite } from '../../../_suite.ts';
import { loadModules } from './_load.ts';

const test = suite('late parts of precompiled pages');

const pages = `import { Fragment, Component } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useId, useState } from 'preact/hooks';
import { Await, Head, useRoute } from '@plinth/preact';

const Field = ({ label }) => { const id = useId(); return <p><label for={id}>{label}</label><input id={id} /></p>; };
const Item = ({ text }) => <li><b>{text}</b></li>;
const Read = ({ from }) => { if (from.status === 'rejected') throw from.reason; if (from.status !== 'fulfilled') throw from; return <p>read <b>{from.value}</b></p>; };
const Lazy = lazy(() => new Promise((resolve) => setTimeout(() => resolve({ default: ({ text }) => <><h3>{text}</h3><p>lazy</p></> }), 5)));
const Boxed = ({ title, children }) => <section title={title}><h2>{title}</h2>{children}</section>;
class Boundary extends Component {
  static getDerivedStateFromError() { return { failed: true }; }
  render({ children }, { failed }) { return failed ? <em>caught</em> : children; }
}

export const pages = {
  awaited: ({ soon }) => <main><h1>a</h1><Await resolve={soon} fallback={<p>wait <b>here</b></p>}>{(value) => <p>it is <b>{value}</b></p>}</Await><footer>b</footer></main>,
  awaitedElement: ({ soon }) => <main><Await resolve={soon} fallback="wait"><p>it is <b>there</b></p></Await></main>,
  several: ({ soon, later }) => <main><Await resolve={later} fallback={<i>1</i>}>{(value) => <p>{value}</p>}</Await> and <Await resolve={soon} fallback={<i>2</i>}>{(value) => <p>{value}</p>}</Await></main>,
  nested: ({ soon, later }) => <main><Await resolve={soon} fallback={<i>outer</i>}>{(value) => <div>{value}<Await resolve={later} fallback={<i>inner</i>}>{(inner) => <b>{inner}</b>}</Await><Field label="in" /></div>}</Await></main>,
  inList: ({ soon, later }) => <ul>{[soon, later].map((one, index) => <li key={index}><Await resolve={one} fallback={<i>{index}</i>}>{(value) => <b>{value}</b>}</Await></li>)}</ul>,
  inComponent: ({ soon }) => <Boxed title="box"><Await resolve={soon} fallback={<i>wait</i>}>{(value) => <Item text={value} />}</Await></Boxed>,
  inFragment: ({ soon }) => <main><><h1>a</h1><Await resolve={soon} fallback={<i>wait</i>}>{(value) => <>{value}<b>!</b></>}</Await></></main>,
  failed: ({ failing }) => <main><Await resolve={failing} fallback={<i>wait</i>} error={(error) => <p>failed: <b>{error.message}</b></p>}>{() => <b>never</b>}</Await></main>,
  ids: ({ soon }) => <main><Field label="before" /><Await resolve={soon} fallback={<Field label="wait" />}>{(value) => <div><Field label={value} /><Field label="second" /></div>}</Await><Field label="after" /></main>,
  suspense: ({ soon }) => <main><h1>a</h1><Suspense fallback={<i>wait</i>}><div><Read from={soon} /><Field label="in" /></div></Suspense><Field label="after" /></main>,
  suspenses: ({ soon, later }) => <main><Suspense fallback={<i>1</i>}><Read from={later} /></Suspense><p><Suspense fallback={<i>2</i>}><Read from={soon} /><Read from={later} /></Suspense></p></main>,
  deep: ({ soon }) => { const Deep = () => <div><p>deep</p><Boxed title="x"><Read from={soon} /></Boxed></div>; return <main><Suspense fallback={<i>wait</i>}><Deep /></Suspense></main>; },
  unheld: ({ soon, later }) => <main><Read from={soon} /><div><Read from={later} /><Field label="a" /></div></main>,
  alone: ({ soon }) => <main><Fragment><Read from={soon} /></Fragment><><Read from={soon} /></></main>,
  lazy: () => <main><p>a</p><Suspense fallback={<i>wait</i>}><Lazy text="b" /></Suspense></main>,
  lazyUnheld: () => <main><Fragment><Lazy text="b" /></Fragment></main>,
  boundary: ({ soon }) => <main><Boundary><Suspense fallback={<i>wait</i>}><Read from={soon} /></Suspense></Boundary></main>,
  hooked: ({ soon }) => { const [count] = useState(3); const id = useId(); return <main id={id}><Await resolve={soon} fallback={<i>{count}</i>}>{(value) => <p>{value} {count}</p>}</Await></main>; },
  heads: ({ soon }) => <main><Head title="first" /><p><Head meta={[{ name: 'a', content: 'b' }]} />text</p><Await resolve={soon}>{(value) => <Head title={value} />}</Await></main>,
  route: () => <main><p title={useRoute().url}>{useRoute().pattern}</p></main>,
};

export const Layout = ({ name, children }) => <div class={name}><Field label={name} />{children}<footer>{name}</footer></div>;
export const App = ({ Component, pageProps }) => <div id="app"><header>app</header><Component {...pageProps} /></div>;`;

const entry = `import renderer from '@plinth/preact/server';
import { App, Layout, pages } from './pages.tsx';
export const names = Object.keys(pages);
export const render = (name, props, isFramed, context) => {
  const layouts = isFramed ? ['outer', 'inner'].map((name) => ({ Layout, props: { name } })) : [];
  const route = { pattern: '/a/[b]', params: { b: '1' }, query: {}, url: '/a/1' };
  return renderer.render({ Page: pages[name], props, layouts, App: isFramed ? App : undefined, route }, context);
};`;

interface Loaded {
  names: string[];
  render(name: string, props: object, isFramed: boolean, context: object): Rendered;
}

interface Sent {
  html: string;
  head: HeadTags | readonly HeadTags[] | undefined;
  late: string;
  errors: string[];
}

const ways = [
  { stream: true, hydrate: true, isFramed: false },
  { stream: true, hydrate: true, isFramed: true },
  { stream: false, hydrate: true, isFramed: false },
  { stream: false, hydrate: false, isFramed: true },
];

for (const preact of ['preact', 'preact10'] as const) {
  const modules = { 'entry.ts': entry, 'pages.tsx': pages };
  const compiled = await loadModules<Loaded>(modules, { preact, precompile: true });
  const plain = await loadModules<Loaded>(modules, { preact, precompile: false });

  for (const { isFramed, ...context } of ways) {
    const way = `${JSON.stringify(context)}${isFramed ? ' in an app and layouts' : ''}`;
    test(`${preact}: ${way}`, async () => {
      for (const name of compiled.names) {
        const expected = await send(plain, name, isFramed, context);
        assert.equal(await send(compiled, name, isFramed, context), expected, name);
      }
    });
  }

  test(`${preact}: what waits is sent late, with ids of its own`, async () => {
    const { html, late } = await send(compiled, 'ids', false, { stream: true, hydrate: true });
    assert.match(html, 'wait');
    assert.not.match(html, 'soon');
    assert.match(late, '<label for="Pa0-0">soon &amp; &lt;b></label>');
  });
}

async function send(
  { render }: Loaded,
  name: string,
  isFramed: boolean,
  context: object,
): Promise<Sent> {
  const errors: string[] = [];
  const { signal } = new AbortController();
  const onError = (error: Error): unknown => errors.push(error.message);
  const whole = { signal, idPrefix: 'p', onError, ...context };
  const rendered = await render(name, createProps(), isFramed, whole);
  let late = '';
  for await (const chunk of rendered.chunks ?? []) late += chunk;
  return { html: rendered.html, head: rendered.head, late, errors };
}

function createProps(): object {
  const failing = track(afterTurns(4).then(() => Promise.reject(new Error('no answer'))));
  const soon = track(afterTurns(4, 'soon & <b>'));
  return { soon, later: track(afterTurns(40, 'later')), failing };
}

/** By turns of the event loop: of two timers that are due on a busy machine, both may be there at once. */
async function afterTurns(count: number, value?: string): Promise<string | undefined> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
  return value;
}

/** A deferred prop, as the core hands it over. */
function track(promise: Promise<unknown>): Promise<unknown> {
  const tracked = Object.assign(promise, { status: 'pending' } as Record<string, unknown>);
  promise.then(
    (value) => void Object.assign(tracked, { status: 'fulfilled', value }),
    (reason) => void Object.assign(tracked, { status: 'rejected', reason }),
  );
  return tracked;
}
