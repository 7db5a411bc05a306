import { PlinthError, createApp, defineAdapter } from '@plinth/core';
import type { Adapter, AppOptions, PageModule, Rendered } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { findTag, textOf } from '../_html.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ Page, props }) => ({ html: (Page as (props: unknown) => string)(props) }) },
});
const page: PageModule = { default: () => '<p>ok</p>' };

/** An app of one page, and the errors that it reports. */
function appOf(
  module: unknown,
  options: Partial<AppOptions> = {},
): ReturnType<typeof createApp> & { errors: unknown[] } {
  const errors: unknown[] = [];
  const app = createApp({
    adapters: [text],
    pages: { '/': module as PageModule },
    onError: (error) => errors.push(error),
    ...options,
  });
  return { ...app, errors };
}

const test = suite('createApp without a build');

test('renders a page that is a module, and one that is loaded when it is asked for', async () => {
  let loads = 0;
  const later = async (): Promise<PageModule> => (loads++, page);
  const app = createApp({ adapters: [text], pages: { '/': page, '/later': later } });
  assert.match(await (await app.request('/')).text(), /<div id="plinth"><p>ok<\/p><\/div>/);
  assert.is(loads, 0);
  await Promise.all([app.request('/later'), app.request('/later')]);
  await app.request('/later');
  assert.is(loads, 1);
});

test('in dev it loads a page anew for each request', async () => {
  let loads = 0;
  const app = appOf(async () => (loads++, page), { dev: true });
  await app.request('/');
  await app.request('/');
  assert.is(loads, 2);
});

test('a page that could not be loaded is tried again', async () => {
  let loads = 0;
  const app = appOf(async () => {
    if (loads++ === 0) throw new Error('first');
    return page;
  });
  assert.is((await app.request('/')).status, 500);
  assert.is((await app.request('/')).status, 200);
});

test('a client that goes away is no error of the page', async () => {
  for (const where of ['getServerSideProps', 'default'] as const) {
    const client = new AbortController();
    const leave = (): never => {
      client.abort();
      throw client.signal.reason;
    };
    const app = appOf({ ...page, [where]: leave });
    await app.request('/', { signal: client.signal });
    assert.equal(app.errors, [], where);
  }
});

test('what else goes wrong after the client went away is reported', async () => {
  const client = new AbortController();
  const error = new Error('no');
  const app = appOf({ ...page, getServerSideProps: () => (client.abort(), Promise.reject(error)) });
  await app.request('/', { signal: client.signal });
  assert.equal(app.errors, [error]);
});

test('a component may throw anything, and an Error tells of it', async () => {
  for (const thrown of [null, undefined, Object.create(null), Symbol('thrown'), 'text']) {
    const app = appOf({
      default: () => {
        throw thrown;
      },
    });
    assert.is((await app.request('/')).status, 500);
    const [error] = app.errors as PlinthError[];
    assert.is(error?.code, 'PLINTH_THROWN_VALUE');
    assert.match(error?.message as string, /^The page "\/" threw /);
    assert.is(error?.cause, thrown);
  }
});

test('a getServerSideProps may throw what throws when it is shown', async () => {
  const thrown = Object.assign(() => {}, {
    toString() {
      throw thrown;
    },
  });
  const app = appOf({
    ...page,
    getServerSideProps: () => {
      throw thrown;
    },
  });
  for (const _ of ['to load it', 'loaded']) assert.is((await app.request('/')).status, 500);
  for (const error of app.errors as PlinthError[]) {
    assert.is(error.code, 'PLINTH_THROWN_VALUE');
    assert.match(error.message, /threw a function/);
  }
});

test('fetch never throws: where not even an error page can be made, it rejects', async () => {
  const thrown = new Error('from the page');
  const app = appOf({
    ...page,
    getServerSideProps: () => {
      throw thrown;
    },
  });
  await app.request('/');
  // A request of a caller's own making, without a signal to tell an abort by.
  const request = { url: 'http://localhost/', method: 'GET', headers: new Headers() } as Request;
  const answering = app.fetch(request);
  assert.ok(answering instanceof Promise);
  await assert.rejects(answering, /aborted/);
});

test('props that reject with anything are an Error that tells whose they are', async () => {
  const app = appOf({ ...page, getServerSideProps: () => ({ props: Promise.reject('text') }) });
  assert.is((await app.request('/')).status, 500);
  const [error] = app.errors as PlinthError[];
  assert.is(error?.code, 'PLINTH_THROWN_VALUE');
  assert.match(error?.message as string, /^getServerSideProps of the page "\/" threw "text"/);
});

test('hands on what the runtime passes after the request', async () => {
  const module: PageModule = {
    default: ({ platform }: { platform: unknown }) => JSON.stringify(platform),
    getServerSideProps: ({ platform }: { platform: unknown }) => ({ props: { platform } }),
  };
  const response = await appOf(module).fetch(new Request('http://localhost/'), { env: 1 }, 'two');
  assert.match(await response.text(), /\[{"env":1},"two"\]/);
});

test('ships no script, and says once that a page asks for one', async () => {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (message) => said.push(message);
  const app = appOf({ ...page, config: { hydrate: true } });
  const html = await (await app.request('/')).text();
  await app.request('/');
  console.warn = warn;
  assert.is(findTag(html, 'script'), undefined);
  assert.is(said.length, 1);
  assert.match(said[0] as string, /The page "\/" asks for hydration/);
});

test('the page says which adapter renders it', async () => {
  const loud = defineAdapter({ name: 'loud', server: { render: () => ({ html: 'LOUD' }) } });
  const app = createApp({
    adapters: [text, loud],
    pages: { '/': page, '/loud': { ...page, config: { adapter: 'loud' } } },
  });
  assert.match(await (await app.request('/')).text(), /ok/);
  assert.match(await (await app.request('/loud')).text(), /LOUD/);
});

test('a half may be a function of the options', async () => {
  const adapter = defineAdapter({
    name: 'optioned',
    options: { mark: '!' },
    server: (options) => ({ render: () => ({ html: `${options['mark']}` }) }),
  });
  const app = createApp({ adapters: [adapter], pages: { '/': page } });
  assert.match(await (await app.request('/')).text(), /<div id="plinth">!<\/div>/);
});

test('gives the adapter its context, made when it is looked at', async () => {
  const seen: Record<string, unknown> = {};
  const adapter = defineAdapter({
    name: 'curious',
    server: {
      render({ route, layouts, App }, { hydrate, stream, signal, idPrefix, nonce }): Rendered {
        Object.assign(seen, {
          layouts,
          App,
          hydrate,
          stream,
          idPrefix,
          nonce,
          aborted: signal.aborted,
        });
        Object.assign(seen, JSON.parse(JSON.stringify(route)));
        return { html: '', head: { title: 'From the adapter' }, headHtml: '<meta name="last">' };
      },
    },
  });
  const app = createApp({
    adapters: [adapter],
    pages: { '/[id]': { ...page, head: { title: 'From the page' } } },
  });
  const html = await (await app.request('/7?a=1')).text();
  assert.equal(
    { ...seen, params: { ...(seen['params'] as object) } },
    {
      layouts: [],
      App: undefined,
      hydrate: false,
      stream: true,
      idPrefix: 'p',
      nonce: undefined,
      aborted: false,
      pattern: '/[id]',
      params: { id: '7' },
      query: { a: '1', id: '7' },
      url: '/7?a=1',
    },
  );
  assert.is(textOf(findTag(html, 'title')), 'From the adapter');
  assert.match(html, /<meta name="last"><\/head>/);
});

test('what goes wrong after render is reported', async () => {
  let late: (error: unknown) => void = () => {};
  const adapter = defineAdapter({
    name: 'late',
    server: {
      render: (_view, { onError }) => {
        late = onError;
        return { html: '' };
      },
    },
  });
  const app = appOf(page, { adapters: [adapter] });
  await app.request('/');
  late(new Error('later'));
  assert.match(String(app.errors[0]), /later/);
});

test('a failing error page gives way to the built-in one', async () => {
  const fails = (): never => {
    throw new Error('and again');
  };
  const app = createApp({
    adapters: [text],
    pages: { '/': { default: fails }, '/500': { default: fails } },
    onError: () => {},
  });
  const response = await app.request('/');
  assert.is(response.status, 500);
  assert.match(await response.text(), /Something went wrong on the server/);
});

for (const [name, options, code, fragment] of [
  ['no adapter', { adapters: [] }, 'PLINTH_NO_ADAPTER', 'Pass at least one'],
  [
    'an adapter that defineAdapter did not make',
    { adapters: [{ name: 'bare', server: {} } as never] },
    'PLINTH_ADAPTER_API_VERSION',
    'version undefined of the adapter interface',
  ],
  [
    'a server half that is only named',
    { adapters: [defineAdapter({ name: 'named', server: 'named/server' })] },
    'PLINTH_ADAPTER_SERVER',
    'import that module and pass it: { ...named(), server }',
  ],
] as const satisfies readonly (readonly [
  string,
  { adapters: readonly Adapter[] },
  string,
  string,
])[]) {
  test(`${name} is refused at once`, () => {
    assert.throws(
      () => createApp({ pages: {}, ...options }),
      (error: PlinthError) => error.code === code && error.message.includes(fragment),
    );
  });
}

for (const [given, fragment] of [
  [{ server: {} }, 'name is undefined'],
  [{ name: 'Big Name', server: {} }, '"Big Name". Use lower-case letters'],
  [{ name: 'half' }, 'has no server half'],
] as const) {
  test(`defineAdapter refuses ${JSON.stringify(given)}`, () => {
    assert.throws(
      () => defineAdapter(given as never),
      (error: PlinthError) =>
        error.code === 'PLINTH_ADAPTER_INVALID' && error.message.includes(fragment),
    );
  });
}

for (const [name, module, code, fragment] of [
  ['no default export', {}, 'PLINTH_PAGE_NO_DEFAULT', 'The page "/" has no default export'],
  [
    'data that is no function',
    { ...page, getServerSideProps: { props: 1 } },
    'PLINTH_GSSP_NOT_A_FUNCTION',
    'of the type object',
  ],
  [
    'an adapter that is not there',
    { ...page, config: { adapter: 'react' } },
    'PLINTH_ADAPTER_UNKNOWN',
    '(text)',
  ],
  [
    'a module that throws a string',
    () => Promise.reject('no reason'),
    'PLINTH_THROWN_VALUE',
    'The module of the page "/" threw "no reason"',
  ],
] as const) {
  test(`a page with ${name} is ${code}`, async () => {
    const app = appOf(module);
    assert.is((await app.request('/')).status, 500);
    const [error] = app.errors as PlinthError[];
    assert.is(error?.code, code);
    assert.ok(error?.message.includes(fragment), error?.message);
  });
}

test('an adapter that renders nothing is named', async () => {
  const adapter = defineAdapter({ name: 'empty', server: { render: () => undefined as never } });
  const app = appOf(page, { adapters: [adapter] });
  assert.is((await app.request('/')).status, 500);
  assert.is((app.errors[0] as PlinthError).code, 'PLINTH_RENDERED_NOTHING');
});
