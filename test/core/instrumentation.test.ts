import { createApp, defineAdapter, httpError } from '@plinth/core';
import type { App, AppOptions, InstrumentationModule } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ Page, props }) => ({ html: (Page as (props: unknown) => string)(props) }) },
});
const ok = { default: () => 'ok' };
const failing = {
  default: () => {
    throw new Error('in the view');
  },
};

function makeApp(
  instrumentation: InstrumentationModule,
  options: Partial<AppOptions> = {},
): App & { reported: unknown[] } {
  const reported: unknown[] = [];
  const app = createApp({
    adapters: [text],
    pages: { '/': ok, '/fails/[id]': failing },
    onError: (error) => reported.push((error as Error).message),
    instrumentation,
    ...options,
  });
  return { ...app, reported };
}

const register = suite('register');

register('runs once, and the first requests wait for it', async () => {
  const steps: string[] = [];
  let finish = (): void => {};
  const app = makeApp({
    register: () => {
      steps.push('register');
      return new Promise<void>((resolve) => (finish = resolve));
    },
  });
  assert.equal(steps, []);
  const answers = [app.request('/'), app.request('/')].map((answer) =>
    answer.then(({ status }) => steps.push(String(status))),
  );
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(steps, ['register']);
  finish();
  await Promise.all(answers);
  await app.request('/');
  assert.equal(steps, ['register', '200', '200']);
});

for (const [how, run] of [
  [
    'throws',
    () => {
      throw new Error('no collector');
    },
  ],
  ['rejects', async () => Promise.reject(new Error('no collector'))],
] as const) {
  register(`that ${how} leaves every request without an answer of its page`, async () => {
    let runs = 0;
    const app = makeApp({
      register: () => {
        runs += 1;
        return run();
      },
    });
    for (let i = 0; i < 2; i += 1) {
      const response = await app.request('/');
      assert.is(response.status, 500);
      assert.not.match(await response.text(), /ok|collector/);
    }
    assert.is(runs, 1);
    assert.match(
      String(app.reported[0]),
      /^register\(\) of instrumentation\.ts failed.*no collector/,
    );
  });
}

const errors = suite('onRequestError');

errors('is told of an error with the request and the route, beside onError', async () => {
  const told: unknown[] = [];
  const app = makeApp({
    onRequestError: (error, request, context) =>
      told.push([(error as Error).message, request, context]),
  });
  await app.request('/fails/7?a=1', { headers: { 'x-a': 'b' } });
  assert.equal(told, [
    [
      'in the view',
      { path: '/fails/7?a=1', method: 'GET', headers: { 'x-a': 'b' } },
      { routePath: '/fails/[id]', routeType: 'page' },
    ],
  ]);
  assert.equal(app.reported, ['in the view']);
});

errors('is told once of what middleware throws, and of what stands behind it', async () => {
  const types: string[] = [];
  const app = makeApp(
    { onRequestError: (_error, _request, { routeType }) => types.push(routeType) },
    {
      middleware: {
        default: (request, next) => {
          if (request.url.endsWith('/guarded')) throw new Error('in middleware');
          return next();
        },
      },
    },
  );
  assert.is((await app.request('/guarded')).status, 500);
  assert.is((await app.request('/fails/1')).status, 500);
  assert.equal(types, ['middleware', 'page']);
});

errors('is not told of what is no failure', async () => {
  let calls = 0;
  const app = makeApp(
    { onRequestError: () => void (calls += 1) },
    {
      pages: {
        '/forbidden': {
          ...ok,
          getServerSideProps: () => {
            throw httpError(403);
          },
        },
      },
    },
  );
  assert.is((await app.request('/forbidden')).status, 403);
  assert.is((await app.request('/nowhere')).status, 404);
  assert.is(calls, 0);
});

for (const [how, run] of [
  [
    'throws',
    () => {
      throw new Error('no network');
    },
  ],
  ['rejects', async () => Promise.reject(new Error('no network'))],
] as const) {
  errors(`that ${how} does not take the answer with it`, async () => {
    const said: string[] = [];
    const { error } = console;
    console.error = (line: string) => said.push(line);
    try {
      const app = makeApp({ onRequestError: run }, { pages: { '/': failing, '/500': ok } });
      const response = await app.request('/');
      assert.is(response.status, 500);
      assert.match(await response.text(), /ok/);
      await new Promise((resolve) => setTimeout(resolve, 5));
      assert.match(said.join(), /^onRequestError failed/);
      assert.equal(app.reported, ['in the view']);
    } finally {
      console.error = error;
    }
  });
}
