// Under another name, because formatters rewrite templates that are tagged `html`.
import { html as h, raw, string } from '@plinth/string';
import renderer from '@plinth/string/server';
import type { Props, RenderContext, Route, ServerRenderer, View } from '@plinth/core';
import { assert, suite } from '../../_suite.ts';

type Component = typeof renderer extends ServerRenderer<infer Found> ? Found : never;

const route: Route = { pattern: '/blog/[slug]', params: {}, query: {}, url: '/blog/a' };
const context: RenderContext = {
  hydrate: false,
  stream: false,
  signal: new AbortController().signal,
  idPrefix: 'a',
  onError(error) {
    throw error;
  },
};

const toComponent = (value: unknown): Component => value as Component;

function render(Page: unknown, rest: Partial<View<Component>> = {}): unknown {
  const view = { Page: toComponent(Page), props: {}, layouts: [], route, ...rest };
  return renderer.render(view, context);
}

const outer = { Layout: toComponent(Outer), props: { name: 'outer' } };
const inner = { Layout: toComponent(Inner), props: { name: 'inner' } };
const late = { Layout: toComponent(LateLayout), props: {} };

interface Named {
  name: string;
  children: string;
}

interface AppProps {
  Component: (props: Props) => never;
  pageProps: Props;
}

function Outer({ name, children }: Named): unknown {
  return h`<main id="${name}">${children}</main>`;
}

function Inner({ name, children }: Named): unknown {
  return `<div id="${name}">${children}</div>`;
}

async function LateLayout({ children }: Named): Promise<unknown> {
  return h`<section>${children}</section>`;
}

function Greeting({ name }: Named): unknown {
  return h`<p>${name}</p>`;
}

async function LateGreeting({ name }: Named): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
  return h`<p>${name}</p>`;
}

function App({ Component, pageProps }: AppProps): unknown {
  return h`<hr>${Component({ ...pageProps, name: 'Grace' })}`;
}

async function LateApp({ Component, pageProps }: AppProps): Promise<unknown> {
  return h`<hr>${await Component(pageProps)}`;
}

const props = { name: 'Ada' };
const test = suite('string: server half');

test('a string is HTML, an html value too', () => {
  assert.equal(
    render(() => '<p>&amp;</p>'),
    { html: '<p>&amp;</p>' },
  );
  assert.equal(
    render(() => h`<p>${'&'}</p>`),
    { html: '<p>&amp;</p>' },
  );
  assert.equal(
    render(() => raw('<p>')),
    { html: '<p>' },
  );
  assert.equal(
    render(() => ''),
    { html: '' },
  );
});

test('the page gets its props', () => {
  assert.equal(render(Greeting, { props: { name: '<Ada>' } }), { html: '<p>&lt;Ada&gt;</p>' });
});

test('layouts stand around the page, the first one outermost', () => {
  assert.equal(render(Greeting, { props, layouts: [outer, inner] }), {
    html: '<main id="outer"><div id="inner"><p>Ada</p></div></main>',
  });
});

test('an App stands around layouts and page, and gives the page its props', () => {
  assert.equal(render(Greeting, { props, layouts: [outer], App: toComponent(App) }), {
    html: '<hr><main id="outer"><p>Grace</p></main>',
  });
});

test('components may be async, each of them', async () => {
  assert.equal(await render(LateGreeting, { props }), { html: '<p>Ada</p>' });
  assert.equal(await render(LateGreeting, { props, layouts: [inner, late] }), {
    html: '<div id="inner"><section><p>Ada</p></section></div>',
  });
  assert.equal(await render(Greeting, { props, layouts: [late, inner] }), {
    html: '<section><div id="inner"><p>Ada</p></div></section>',
  });
  assert.equal(await render(LateGreeting, { props, layouts: [outer], App: toComponent(LateApp) }), {
    html: '<hr><main id="outer"><p>Ada</p></main>',
  });
});

test('only an async component makes the render a promise', () => {
  assert.not.instance(render(Greeting, { props, layouts: [outer] }), Promise);
  assert.instance(render(LateGreeting, { props }), Promise);
});

test('an App need not await an async page', async () => {
  const rest = { props, App: toComponent(App) };
  const shown = (await render(LateGreeting, rest)) as { html: string };
  assert.is(shown.html, ((await render(Greeting, rest)) as { html: string }).html);
});

test('what a component throws goes through as it is', async () => {
  const error = new Error('broken');
  const isIt = (thrown: unknown): boolean => thrown === error;
  const fail = (): never => {
    throw error;
  };
  assert.throws(() => render(fail), isIt);
  await assert.rejects(async () => render(async () => fail()), isIt);
  const layout = { Layout: toComponent(fail), props: {} };
  await assert.rejects(async () => render(LateGreeting, { props, layouts: [layout] }), isIt);
});

const wrong: [what: string, component: unknown, said: string][] = [
  [
    'a vnode',
    () => ({ type: 'p', props: {}, key: null }),
    'returned an object { type, props, key }',
  ],
  ['a template of Solid', () => ({ t: '<p></p>' }), 'returned an object { t }'],
  ['nothing', () => {}, 'returned undefined'],
  ['null', () => null, 'returned null'],
  ['a number', () => 7, 'returned the number 7'],
  ['a boolean', () => true, 'returned the boolean true'],
  ['an array', () => ['<p>'], 'returned an array'],
  ['a function', () => Greeting, 'returned the function Greeting'],
  ['a forged html value', () => JSON.parse('{"Symbol(plinth.html)":"<b>"}'), 'returned an object'],
  ['no function', { render() {} }, 'is an object { render }'],
  ['no component', undefined, 'is undefined'],
];

for (const [what, component, said] of wrong) {
  test(`wrong component: ${what}`, async () => {
    const layout = { Layout: toComponent(component), props: {} };
    assert.throws(() => render(component), isViewError('page', said));
    assert.throws(
      () => render(Greeting, { props, layouts: [layout] }),
      isViewError('layout', said),
    );
    const rest = { props, App: toComponent(component) };
    if (component) assert.throws(() => render(Greeting, rest), isViewError('App', said));
    if (typeof component !== 'function') return;
    await assert.rejects(async () => render(async () => component()), isViewError('page', said));
  });
}

function isViewError(role: string, said: string) {
  return (error: Error & { code: string }): boolean => {
    assert.is(error.code, 'PLINTH_STRING_VIEW');
    assert.match(error.message, `The ${role} of "/blog/[slug]" ${said}`);
    assert.match(error.message, `a ${role} of the string adapter returns a string or html\`...\`.`);
    assert.match(error.message, `Is this ${role} written for another adapter?`);
    return true;
  };
}

test('fifty renders at once do not mix', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `name ${index}`);
  const renders = names.map((name) => render(LateGreeting, { props: { name }, layouts: [inner] }));
  assert.equal(
    await Promise.all(renders),
    names.map((name) => ({ html: `<div id="inner"><p>${name}</p></div>` })),
  );
});

const description = suite('string: description');

description('names both halves by specifiers that resolve', () => {
  const adapter = string();
  assert.is(adapter.name, 'string');
  assert.is(adapter.apiVersion, 1);
  assert.is(adapter.hydrate, false);
  assert.is(adapter.include, undefined);
  assert.match(import.meta.resolve(adapter.server as string), /string\/dist\/server\.js$/);
  assert.match(import.meta.resolve(adapter.client!), /string\/dist\/client\.js$/);
});

description('passes its globs on', () => {
  assert.equal(string({ include: ['pages/plain/**'] }).include, ['pages/plain/**']);
});

description('gives away few names', async () => {
  assert.equal(Object.keys(await import('@plinth/string')).toSorted(), [
    'html',
    'later',
    'raw',
    'string',
  ]);
  for (const half of ['server', 'client']) {
    assert.equal(Object.keys(await import(`@plinth/string/${half}`)), ['default']);
  }
});
