import { channel } from 'node:diagnostics_channel';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp, defineAdapter } from '@plinth/core';
import type { App, AppOptions, TraceEvent } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({
  name: 'text',
  server: {
    render: async ({ Page }) => {
      await delay(10);
      return { html: (Page as () => string)() };
    },
  },
});

function makeApp(options: Partial<AppOptions> = {}): App {
  return createApp({
    adapters: [text],
    pages: {
      '/': { default: () => 'ok' },
      '/slow/[id]': {
        default: () => 'ok',
        getServerSideProps: async () => {
          await delay(30);
          return { props: {} };
        },
      },
      '/fails': {
        default: () => {
          throw new Error('in the view');
        },
      },
      '/away': {
        default: () => '',
        getServerSideProps: () => ({ redirect: { destination: '/' } }),
      },
    },
    onError: () => {},
    ...options,
  });
}

/** The stages of a response and the milliseconds of each. */
function timesOf(response: Response): Record<string, number> {
  const header = response.headers.get('server-timing');
  assert.ok(header);
  return Object.fromEntries(
    header.split(', ').map((entry) => {
      const [, name, duration] = /^(\w+);dur=(\d+\.\d\d)$/.exec(entry) ?? [];
      return [name, Number(duration)];
    }),
  );
}

const timing = suite('Server-Timing');

timing('is off in production and on in dev, unless an option says otherwise', async () => {
  for (const [options, expected] of [
    [{}, false],
    [{ serverTiming: true }, true],
    [{ dev: true }, true],
    [{ dev: true, serverTiming: false }, false],
  ] as const) {
    const { headers } = await makeApp(options).request('/');
    assert.is(headers.has('server-timing'), expected);
  }
});

timing('says what each stage took, in milliseconds', async () => {
  const times = timesOf(await makeApp({ serverTiming: true }).request('/slow/1'));
  assert.equal(Object.keys(times), ['route', 'getServerSideProps', 'render', 'total']);
  const { route = NaN, getServerSideProps = NaN, render = NaN, total = NaN } = times;
  assert.ok(getServerSideProps >= 29 && render >= 9, JSON.stringify(times));
  assert.ok(total >= route + getServerSideProps + render - 0.1, JSON.stringify(times));
});

for (const [path, init, expected] of [
  ['/slow/1', { method: 'HEAD' }, ['route', 'getServerSideProps', 'render', 'total']],
  ['/_plinth/data/none/slow/1.json', {}, ['route', 'getServerSideProps', 'total']],
  ['/away', {}, ['route', 'getServerSideProps', 'total']],
  ['/fails', {}, ['route', 'getServerSideProps', 'render', 'total']],
  ['/nowhere', {}, ['route', 'total']],
  ['/%', {}, ['route', 'total']],
  ['/file.txt', {}, ['route', 'total']],
  ['/redirected', {}, ['route', 'total']],
] as const) {
  timing(`is on ${path}, ${JSON.stringify(init)}`, async () => {
    const app = makeApp({
      serverTiming: true,
      assets: (name) => (name === '/file.txt' ? new Response('file') : undefined),
      middleware: {
        config: { matcher: '/redirected' },
        default: () => Response.redirect('http://localhost/'),
      },
    });
    assert.equal(Object.keys(timesOf(await app.request(path, init))), expected);
  });
}

timing('joins what the page says itself', async () => {
  const app = makeApp({
    serverTiming: true,
    pages: {
      '/': {
        default: () => '',
        getServerSideProps: ({ response }: { response: { headers: Headers } }) => {
          response.headers.set('server-timing', 'db;dur=1');
          return { props: {} };
        },
      },
    },
  });
  const { headers } = await app.request('/');
  assert.match(headers.get('server-timing') ?? '', /^db;dur=1, route;dur=/);
});

const events = suite('diagnostics channels');

/** Listens while a request is answered. */
async function listen(path: string, names: readonly string[]): Promise<unknown[][]> {
  const told: unknown[][] = [];
  const stops = names.map((name) => {
    const listener = (message: unknown): void => {
      const { phase, pattern, status, duration, request, error } = message as TraceEvent & {
        error?: Error;
      };
      assert.ok(request instanceof Request);
      const outcome = error?.message ?? status;
      told.push([name, phase, pattern, outcome, typeof duration]);
    };
    channel(name).subscribe(listener);
    return () => channel(name).unsubscribe(listener);
  });
  await makeApp().request(path);
  for (const stop of stops) stop();
  return told;
}

const all = ['route', 'getServerSideProps', 'render', 'total', 'error'].map(
  (name) => `plinth:${name}`,
);

events('tell when each stage starts and ends', async () => {
  const [none, number] = ['undefined', 'number'];
  const pattern = '/slow/[id]';
  assert.equal(await listen('/slow/1', all), [
    ['plinth:total', 'start', undefined, undefined, none],
    ['plinth:route', 'start', undefined, undefined, none],
    ['plinth:route', 'end', pattern, undefined, number],
    ['plinth:getServerSideProps', 'start', pattern, undefined, none],
    ['plinth:getServerSideProps', 'end', pattern, undefined, number],
    ['plinth:render', 'start', pattern, undefined, none],
    ['plinth:render', 'end', pattern, undefined, number],
    ['plinth:total', 'end', pattern, 200, number],
  ]);
});

events('a stage that fails ends all the same, and the error is told', async () => {
  const told = await listen('/fails', ['plinth:render', 'plinth:total', 'plinth:error']);
  assert.equal(
    told.map(([name, phase, , outcome]) => [name, phase, outcome]),
    [
      ['plinth:total', 'start', undefined],
      ['plinth:render', 'start', undefined],
      ['plinth:error', undefined, 'in the view'],
      ['plinth:render', 'end', 500],
      ['plinth:total', 'end', 500],
    ],
  );
});

events('the same object starts and ends, so that a subscriber can keep a span by it', async () => {
  const seen = new Map<unknown, number>();
  const listener = (message: unknown): void => {
    seen.set(message, (seen.get(message) ?? 0) + 1);
  };
  channel('plinth:render').subscribe(listener);
  await makeApp().request('/');
  channel('plinth:render').unsubscribe(listener);
  assert.equal([...seen.values()], [2]);
});
