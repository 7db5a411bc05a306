/** Whatever fails, wherever and however: no failure is left to the process, and none tells the client. */
import { createApp, defineAdapter, type App } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { stream } from '../fixtures/kit/stream/index.ts';
import server from '../fixtures/kit/stream/server.ts';
import { build, sleep, toParts } from './_late.ts';

const secret = 'secret of the server';

/** How something fails: at once, later, with what is no error. */
const ways: Record<string, () => unknown> = {
  throws() {
    throw new Error(secret);
  },
  'rejects late': () => sleep(10).then(() => Promise.reject(new Error(secret))),
  'throws a string': () => {
    // oxlint-disable-next-line no-throw-literal
    throw secret;
  },
  'rejects with nothing': () => sleep(10).then(() => Promise.reject(undefined)),
};

type Fail = () => unknown;
type Options = Parameters<typeof createApp>[0];

const own = { ...stream(), server };
const page = { default: toParts };

function adapterOf(render: (context: { signal: AbortSignal }) => unknown): Options['adapters'] {
  return [
    defineAdapter({ name: 'stream', server: { render: (_, context) => render(context) as never } }),
  ];
}

function chunksOf(step: (i: number) => unknown): AsyncIterable<string> {
  return (async function* () {
    for (let i = 0; i < 3; i++) yield (await step(i)) as string;
  })();
}

/** The places, as what an app is made of. */
const places: Record<string, (fail: Fail) => Partial<Options>> = {
  getServerSideProps: (fail) => ({ pages: { '/': { ...page, getServerSideProps: fail } } }),
  'a promise of props': (fail) => ({
    pages: { '/': { ...page, getServerSideProps: () => ({ props: later(fail) }) } },
  }),
  'a deferred prop': (fail) => ({
    pages: { '/': { ...page, getServerSideProps: () => ({ props: { a: later(fail) } }) } },
  }),
  'two deferred props': (fail) => ({
    pages: {
      '/': { ...page, getServerSideProps: () => ({ props: { a: later(fail), b: later(fail) } }) },
    },
  }),
  'a deferred prop beside a redirect': (fail) => ({
    pages: {
      '/': {
        ...page,
        getServerSideProps: () => ({
          props: later(fail),
          redirect: { destination: '/a', permanent: false },
        }),
      },
    },
  }),
  'a deferred prop of a page that cannot be sent': (fail) => ({
    pages: {
      '/': { ...page, getServerSideProps: () => ({ props: { a: later(fail), b: () => 1 } }) },
    },
  }),
  'a deferred prop of a layout': (fail) => ({
    pages: {
      '/': page,
      '/_layout': {
        default: (props: { children: string }) => props.children,
        getServerSideProps: () => ({ props: { a: later(fail) } }),
      },
    },
  }),
  'the app’s getServerSideProps': (fail) => ({
    pages: { '/': page, '/_app': { default: toParts, getServerSideProps: fail } },
  }),
  'the component': (fail) => ({ pages: { '/': { default: atOnce(fail) } } }),
  head: (fail) => ({ pages: { '/': { ...page, head: fail as never } } }),
  render: (fail) => ({ adapters: adapterOf(fail) }),
  'the first chunk': (fail) => ({
    adapters: adapterOf(() => ({ html: '', chunks: chunksOf(fail) })),
  }),
  'a later chunk': (fail) => ({
    adapters: adapterOf(() => ({ html: '', chunks: chunksOf((i) => (i === 1 ? fail() : 'x')) })),
  }),
  'return() of the chunks': (fail) => ({
    adapters: adapterOf(() => {
      let left = 10;
      const next = (): Promise<IteratorResult<string>> =>
        sleep(5).then(() => ({ done: left-- === 0, value: 'x' }));
      const iterator = { next, return: fail };
      return { html: '', chunks: { [Symbol.asyncIterator]: () => iterator } };
    }),
  }),
  'the error page': (fail) => ({
    pages: { '/': { default: atOnce(fail) }, '/500': { default: atOnce(fail) } },
  }),
  onError: (fail) => ({
    pages: { '/': { ...page, getServerSideProps: () => ({ props: { a: later(fail) } }) } },
    onError: fail as never,
  }),
};

/** For what is called and not awaited. */
function atOnce(fail: Fail): Fail {
  return () => {
    const result = fail();
    if (!(result instanceof Promise)) return result;
    result.catch(() => {});
    throw new Error(secret);
  };
}

function later(fail: Fail): Promise<unknown> {
  return sleep(8).then(fail);
}

const test = suite('streaming: failures');
const strays: unknown[] = [];
const collect = (error: unknown): unknown => strays.push(error);

test.before(() => {
  process.on('unhandledRejection', collect);
  process.on('uncaughtException', collect);
});
test.after(() => {
  process.off('unhandledRejection', collect);
  process.off('uncaughtException', collect);
});

/** Everything that a client may do with an answer. */
const visits: Record<string, (app: App) => Promise<string>> = {
  reads: async (app) => (await app.request('/')).text(),
  'asks for data': async (app) => (await app.request('/_plinth/data/test/index.json')).text(),
  'cancels at once': async (app) => (await (await app.request('/')).body?.cancel(), ''),
  'goes after the first bytes': async (app) => {
    const reader = (await app.request('/')).body!.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return new TextDecoder().decode(value);
  },
  'goes before': async (app) => {
    const answer = app.request('/', { signal: AbortSignal.timeout(4) });
    return answer.then((response) => response.text());
  },
};

for (const [place, make] of Object.entries(places)) {
  test(`${place} fails`, async () => {
    for (const [way, fail] of Object.entries(ways)) {
      const { error } = console;
      console.error = () => {};
      let calls = 0;
      const counted = (): unknown => ((calls += 1), fail());
      const made = make(counted);
      const { '/_app': hasApp, '/_layout': hasLayout } = made.pages ?? {};
      const outer = { app: hasApp && '/_app', layouts: hasLayout ? ['/_layout'] : [] };
      const app = createApp({
        adapters: [own],
        pages: { '/': page },
        build: { ...build, page: () => ({ adapter: 'stream', module: '/page.js', ...outer }) },
        onError() {},
        ...made,
      });
      for (const [name, visit] of Object.entries(visits)) {
        const text = await visit(app).catch(() => '');
        assert.not.match(text, /secret/, `${way}, ${name}`);
      }
      await sleep(30);
      console.error = error;
      assert.ok(calls > 0, `nothing has failed: ${way}`);
    }
    assert.equal(strays.splice(0), []);
  });
}
