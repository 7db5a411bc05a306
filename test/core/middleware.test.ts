import type { Middleware, MiddlewareModule } from '@plinth/core';
import { httpError } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { codeOf } from './_code.ts';
import { echo, echoApp, plain, shown } from './_echo.ts';

const pages = { '/plain': echo, '/admin/[id]': echo, '/other': plain, '/_error': plain };

/** An app behind one middleware, or several. */
function behind(
  middleware: MiddlewareModule | readonly MiddlewareModule[],
  options: Parameters<typeof echoApp>[1] = {},
): ReturnType<typeof echoApp> {
  return echoApp(pages, { middleware, ...options });
}

const test = suite('middleware');

test('stands around the page, sees its request and its response', async () => {
  const seen: string[] = [];
  const app = behind({
    default: async (request, next, { path }) => {
      seen.push(`${request.method} ${request.url} ${path}`);
      const response = await next();
      response.headers.set('x-after', String(response.status));
      response.headers.append('set-cookie', 'm=1');
      return response;
    },
  });
  const response = await app.request('/plain?a=1');
  assert.equal(seen, ['GET http://localhost/plain?a=1 /plain']);
  assert.is(response.headers.get('x-after'), '200');
  assert.is(response.headers.get('set-cookie'), 'm=1');
  assert.is((await shown(response)).resolvedUrl, '/plain?a=1');
});

test('sees a data request as the page that it is for', async () => {
  const seen: string[] = [];
  const app = behind({
    default: (request, next, { path }) => {
      seen.push(`${request.url} ${path}`);
      return next();
    },
  });
  await app.request('/_plinth/data/none/admin/1.json?a=1');
  await app.request('/%61dmin/1');
  assert.equal(seen, [
    'http://localhost/admin/1?a=1 /admin/1',
    'http://localhost/admin/1 /admin/1',
  ]);
});

test('leaves locals and headers for the page', async () => {
  const app = behind({
    default: (request, next, { locals }) => {
      locals['user'] = 'Ada';
      const headers = new Headers(request.headers);
      headers.set('x-seen', 'yes');
      return next(new Request(request, { headers }));
    },
  });
  const { locals, header } = await shown(app.request('/plain'));
  assert.equal(locals, { user: 'Ada' });
  assert.is(header, 'yes');
});

test('hands the body of a form on', async () => {
  const app = echoApp(
    {
      '/form': {
        default: 'form',
        getServerSideProps: (async ({ request }: { request: Request }) => ({
          props: { name: (await request.formData()).get('name') },
        })) as never,
      },
    },
    { middleware: { default: (_request, next) => next() } },
  );
  const response = await app.request('/form', {
    method: 'POST',
    body: new URLSearchParams({ name: 'Ada' }),
  });
  assert.equal(await shown(response), { name: 'Ada' });
});

test('several run in order, each for the paths of its matcher', async () => {
  const order: string[] = [];
  const named =
    (name: string): Middleware =>
    async (_request, next) => {
      order.push(`${name} in`);
      const response = await next();
      order.push(`${name} out`);
      return response;
    };
  const app = behind([
    { default: named('all') },
    { default: named('admin'), config: { matcher: '/admin/:path*' } },
    {
      default: [
        named('shared'),
        {
          run: named('cookie'),
          matcher: [{ source: '/plain', has: [{ type: 'cookie', key: 'c' }] }],
        },
      ],
      config: { matcher: ['/plain', '/other'] },
    },
  ]);
  await app.request('/plain', { headers: { cookie: 'c=1' } });
  assert.equal(order.splice(0), [
    'all in',
    'shared in',
    'cookie in',
    'cookie out',
    'shared out',
    'all out',
  ]);
  await app.request('/admin/1');
  assert.equal(order.splice(0), ['all in', 'admin in', 'admin out', 'all out']);
});

const guard: MiddlewareModule = {
  default: () => new Response('stop', { status: 401 }),
  config: { matcher: '/admin/:path*' },
};

const guards = suite('a guard');

for (const path of [
  '/admin/1',
  '/%61dmin/1',
  '/ADMIN/1',
  '/%2561dmin/../admin/1',
  '/_plinth/data/none/admin/1.json',
  '/_plinth/data/none~9/admin/1.json',
  '/via-before/1',
  '/via-after/1',
  '/via-fallback/1',
  '/_plinth/data/none/via-after/1.json',
  '/by-middleware',
]) {
  guards(`is not passed by ${path}`, async () => {
    const app = behind(
      [
        {
          default: (request, next) => next(new Request(new URL('/admin/1', request.url), request)),
          config: { matcher: '/by-middleware' },
        },
        guard,
      ],
      {
        rewrites: {
          beforeFiles: [{ source: '/via-before/:id', destination: '/admin/:id' }],
          afterFiles: [{ source: '/via-after/:id', destination: '/admin/:id' }],
          fallback: [{ source: '/via-fallback/:id', destination: '/admin/:id' }],
        },
      },
    );
    const response = await app.request(path);
    assert.is(response.status, 401);
    assert.is(await response.text(), 'stop');
  });
}

guards('stands before files too', async () => {
  const app = behind(
    { ...guard, config: { matcher: '/secret.txt' } },
    { assets: () => new Response('secret') },
  );
  assert.is((await app.request('/secret.txt')).status, 401);
});

const rewriting = suite('a rewrite by middleware');

rewriting('shows another page; its search replaces the visitor’s', async () => {
  const app = behind({
    default: (request, next) => next(new Request(new URL('/admin/7?x=1', request.url), request)),
    config: { matcher: '/plain' },
  });
  const { params, query, resolvedUrl } = await shown(app.request('/plain?y=2'));
  assert.equal(params, { id: '7' });
  assert.equal(query, { id: '7', x: '1' });
  assert.is(resolvedUrl, '/admin/7?x=1');
  const data = await app.request('/_plinth/data/none/plain.json');
  assert.is(((await data.json()) as { pattern: string }).pattern, '/admin/[id]');
});

rewriting('is for this app alone', async () => {
  const app = behind({
    default: (request, next) => next(new Request('https://example.com/', request)),
  });
  assert.is((await app.request('/plain')).status, 500);
  assert.equal(app.errors.map(codeOf), ['PLINTH_MIDDLEWARE_NEXT']);
});

rewriting('keeps what it has changed for the middleware that follows', async () => {
  const app = behind([
    {
      default: (request, next) =>
        next(new Request(new URL('/admin/7', request.url), { headers: { 'x-seen': 'first' } })),
    },
    {
      default: (request, next, { path }) => {
        assert.is(request.headers.get('x-seen'), 'first');
        assert.is(path, '/admin/7');
        return next();
      },
    },
  ]);
  assert.is((await shown(app.request('/plain'))).header, 'first');
});

const closed = suite('middleware fails closed');

for (const [name, run, code] of [
  ['a throw', () => Promise.reject(new Error('canary')), undefined],
  ['nothing returned', () => undefined, 'PLINTH_MIDDLEWARE_RESULT'],
  ['a string returned', () => 'ok', 'PLINTH_MIDDLEWARE_RESULT'],
  [
    'next() twice',
    async (_request: Request, next: () => Promise<Response>) => {
      await next();
      return next();
    },
    'PLINTH_MIDDLEWARE_NEXT',
  ],
] as const) {
  closed(`${name} is the error page`, async () => {
    const app = behind({ default: run as Middleware });
    const response = await app.request('/plain');
    assert.is(response.status, 500);
    assert.not.match(await response.text(), /canary/);
    assert.is(app.errors.length, 1);
    assert.is(codeOf(app.errors[0]), code);
  });
}

closed('an error with a status of its own is that status, as page and as data', async () => {
  const app = behind({
    default: () => {
      throw httpError(403, 'Members only');
    },
  });
  const page = await app.request('/plain');
  assert.is(page.status, 403);
  assert.equal(await shown(page), { statusCode: 403, message: 'Members only' });
  const data = await app.request('/_plinth/data/none/plain.json');
  assert.is(data.status, 403);
  assert.equal(await data.json(), {
    error: { statusCode: 403, message: 'Members only' },
    pattern: '/_error',
    props: { statusCode: 403, message: 'Members only' },
  });
  assert.equal(app.errors, []);
});

closed('what is not a function is refused at start', () => {
  assert.throws(
    () => behind({ default: 'no' as never }),
    (error) => codeOf(error) === 'PLINTH_MIDDLEWARE_INVALID',
  );
});

const redirecting = suite('a redirect by middleware');

redirecting('of a data request is told as data', async () => {
  const app = behind({
    default: () =>
      new Response(null, { status: 302, headers: { location: '/login', 'set-cookie': 's=1' } }),
  });
  assert.is((await app.request('/plain')).status, 302);
  const data = await app.request('/_plinth/data/none/plain.json');
  assert.is(data.status, 200);
  assert.is(data.headers.get('location'), null);
  assert.is(data.headers.get('set-cookie'), 's=1');
  assert.equal(await data.json(), { redirect: { destination: '/login', statusCode: 302 } });
});

const errors = suite('what fails behind middleware');

errors('reaches it as a response', async () => {
  const statuses: number[] = [];
  const app = echoApp(
    {
      '/throws': {
        default: 'x',
        getServerSideProps: (() => {
          throw new Error('canary');
        }) as never,
      },
    },
    {
      middleware: {
        default: async (_request, next) => {
          const response = await next();
          statuses.push(response.status);
          return response;
        },
      },
    },
  );
  assert.is((await app.request('/throws')).status, 500);
  assert.is((await app.request('/nowhere')).status, 404);
  assert.equal(statuses, [500, 404]);
  assert.is(app.errors.length, 1);
});
