import { once } from 'node:events';
import type { ApiRequest, ApiResponse } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { codeOf } from './_code.ts';
import { type Echo, echo, echoApp, plain, shown } from './_echo.ts';
import { listen } from '../_server.ts';

const pages = { '/plain': echo, '/ctx/[id]': echo, '/opt/[[...slug]]': echo, '/other': plain };

const redirects = suite('redirects of the configuration');

for (const [path, location, status] of [
  ['/old/a%2Fb?y=2', '/new/a%2Fb?y=2', 308],
  ['/OLD/x', '/new/x', 308],
  ['/merge/1?x=0&y=2', '/plain?y=2&x=1', 307],
  ['/status', '/plain', 303],
  ['/far/a/b', 'https://example.com/docs/a/b#top', 307],
  ['/named/7', '/q?id=7', 307],
] as const) {
  redirects(`${path} goes to ${location}`, async () => {
    const app = echoApp(pages, {
      redirects: [
        { source: '/old/:slug', destination: '/new/:slug', permanent: true },
        { source: '/merge/:id', destination: '/plain?x=1', permanent: false },
        { source: '/status', destination: '/plain', statusCode: 303 },
        {
          source: '/far/:path*',
          destination: 'https://example.com/docs/:path*#top',
          permanent: false,
        },
        { source: '/named/:id(\\d+)', destination: '/q?id=:id', permanent: false },
      ],
    });
    const response = await app.request(path);
    assert.is(response.status, status);
    assert.is(response.headers.get('location'), location);
    assert.is(response.headers.get('refresh'), status === 308 ? `0;url=${location}` : null);
  });
}

redirects('a data request is told where to go', async () => {
  const app = echoApp(pages, {
    redirects: [{ source: '/plain', destination: '/other', permanent: false }],
  });
  const response = await app.request('/_plinth/data/none/plain.json?a=1');
  assert.is(response.status, 200);
  assert.equal(await response.json(), {
    redirect: { destination: '/other?a=1', statusCode: 307 },
  });
});

redirects('a destination is never another host by way of a parameter', async () => {
  const app = echoApp(pages, {
    redirects: [{ source: '/go/:path*', destination: '/:path*', permanent: false }],
  });
  const response = await app.request('/go/%2F%2Fevil.example');
  assert.is(response.headers.get('location'), '/%2F%2Fevil.example');
});

const conditions = suite('conditions of rules');

for (const [name, path, headers, passes] of [
  ['a header by presence', '/plain', { 'x-flag': 'on' }, true],
  ['an empty header', '/plain', { 'x-flag': '' }, false],
  ['no header', '/plain', {}, false],
  ['a cookie by value', '/cookie', { cookie: 'tier=gold' }, true],
  ['a cookie of which the value is a part', '/cookie', { cookie: 'tier=golden' }, false],
  ['a named group', '/query?lang=fr-CH', {}, true],
  ['a host', '/host', {}, true],
  ['a missing that is there', '/missing?no=1', {}, false],
  ['a missing that is not there', '/missing', {}, true],
] as const) {
  conditions(name, async () => {
    const app = echoApp(pages, {
      redirects: [
        {
          source: '/plain',
          has: [{ type: 'header', key: 'x-flag' }],
          destination: '/ok',
          permanent: false,
        },
        {
          source: '/cookie',
          has: [{ type: 'cookie', key: 'tier', value: 'gold' }],
          destination: '/ok',
          permanent: false,
        },
        {
          source: '/query',
          has: [{ type: 'query', key: 'lang', value: '(?<lang>[a-z]{2})-[A-Z]{2}' }],
          destination: '/:lang',
          permanent: false,
        },
        {
          source: '/host',
          has: [{ type: 'host', value: 'local.*' }],
          destination: '/ok',
          permanent: false,
        },
        {
          source: '/missing',
          missing: [{ type: 'query', key: 'no' }],
          destination: '/ok',
          permanent: false,
        },
      ],
    });
    const response = await app.request(path, { headers });
    assert.is(response.status === 307, passes);
    if (path.startsWith('/query'))
      assert.match(response.headers.get('location') as string, /^\/fr\?/);
  });
}

const rewrites = suite('rewrites');

rewrites('a page without dynamic segments gives way to a rewrite before the files', async () => {
  const app = echoApp(pages, {
    rewrites: { beforeFiles: [{ source: '/other', destination: '/plain' }] },
  });
  assert.is((await shown(app.request('/other'))).resolvedUrl, '/plain');
});

const rewritten = (): ReturnType<typeof echoApp> =>
  echoApp(pages, {
    rewrites: {
      beforeFiles: [
        { source: '/other', destination: '/plain', has: [{ type: 'query', key: 'before' }] },
      ],
      afterFiles: [
        { source: '/rwq/:id', destination: '/ctx/fixed?extra=1' },
        { source: '/named/:id', destination: '/ctx/:id' },
        { source: '/plain', destination: '/other' },
        { source: '/ctx/shadowed', destination: '/plain' },
        { source: '/again', destination: '/step?a=1' },
        { source: '/step', destination: '/plain?b=2' },
      ],
      fallback: [{ source: '/fb/:path*', destination: '/plain' }],
    },
  });

for (const [path, expected] of [
  [
    '/ctx/a%20b?id=zz&q=1',
    { params: { id: 'a b' }, query: { id: 'a b', q: '1' }, resolvedUrl: '/ctx/a%20b?q=1' },
  ],
  [
    '/rwq/7?extra=2',
    {
      params: { id: 'fixed' },
      query: { extra: '1', id: 'fixed' },
      resolvedUrl: '/ctx/fixed?extra=2',
    },
  ],
  ['/fb/a/b', { params: null, query: { path: ['a', 'b'] }, resolvedUrl: '/plain' }],
  ['/named/x?y=1', { params: { id: 'x' }, query: { id: 'x', y: '1' }, resolvedUrl: '/ctx/x?y=1' }],
  [
    '/opt/x/y?slug=q',
    { params: { slug: ['x', 'y'] }, query: { slug: ['x', 'y'] }, resolvedUrl: '/opt/x/y' },
  ],
  ['/plain?a=1', { params: null, query: { a: '1' }, resolvedUrl: '/plain?a=1' }],
  ['/ctx/shadowed', { params: null, query: {}, resolvedUrl: '/plain' }],
  ['/other?before=1', { params: null, query: { before: '1' }, resolvedUrl: '/plain?before=1' }],
  ['/again', { params: null, query: { a: '1', b: '2' }, resolvedUrl: '/plain' }],
] as const) {
  rewrites(`${path} is answered as ${expected.resolvedUrl} [22, 23, 24]`, async () => {
    const app = rewritten();
    const { params, query, resolvedUrl } = await shown(app.request(path));
    assert.equal({ params, query, resolvedUrl }, expected);
  });
}

rewrites('a data request is rewritten like its page, and names the page', async () => {
  const app = rewritten();
  const response = await app.request('/_plinth/data/none/rwq/7.json?extra=2');
  const { pattern, props, params } = (await response.json()) as {
    pattern: string;
    props: Echo;
    params: unknown;
  };
  assert.is(pattern, '/ctx/[id]');
  assert.equal(params, { id: 'fixed' });
  assert.equal(props.query, { extra: '1', id: 'fixed' });
});

rewrites('an escaped slash never becomes a separator', async () => {
  const app = rewritten();
  assert.equal((await shown(app.request('/named/a%2Fb'))).params, { id: 'a/b' });
});

const proxy = suite('rewrites to another server');

proxy('passes method, body, path and search on, and no header of the connection', async () => {
  const server = await listen(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    res.setHeader('x-from', 'behind');
    res.setHeader('keep-alive', 'timeout=5');
    res.setHeader('set-cookie', ['a=1', 'b=2']);
    res.end(JSON.stringify({ method: req.method, url: req.url, body, headers: req.headers }));
  });
  const app = echoApp(pages, {
    rewrites: [{ source: '/api/:path*', destination: `${server.url}/v1/:path*?key=k` }],
  });
  const response = await app.request('/api/a%20b/c?x=1', {
    method: 'PUT',
    body: 'sent',
    headers: {
      'x-own': '1',
      te: 'trailers',
      'x-forwarded-for': '6.6.6.6',
      connection: 'x-own2',
      'x-own2': '1',
    },
  });
  const seen = (await response.json()) as { headers: Record<string, string> } & Record<
    string,
    string
  >;
  assert.is(response.headers.get('x-from'), 'behind');
  assert.equal(response.headers.getSetCookie(), ['a=1', 'b=2']);
  assert.is(response.headers.get('keep-alive'), null);
  assert.is(seen.method, 'PUT');
  assert.is(seen.url, '/v1/a%20b/c?x=1&key=k');
  assert.is(seen.body, 'sent');
  assert.is(seen.headers['x-own'], '1');
  assert.is(seen.headers.te, undefined);
  assert.is(seen.headers['x-forwarded-for'], undefined);
  assert.is(seen.headers['x-forwarded-host'], 'localhost');
  await server.close();
});

proxy('streams the answer, and ends the request when the client goes', async () => {
  let closed: Promise<unknown> | undefined;
  const server = await listen((req, res) => {
    res.write('first');
    closed = once(res, 'close');
  });
  const app = echoApp(pages, {
    rewrites: [{ source: '/slow', destination: `${server.url}/slow` }],
  });
  const controller = new AbortController();
  const response = await app.request('/slow', { signal: controller.signal });
  const reader = response.body!.getReader();
  assert.is(new TextDecoder().decode((await reader.read()).value), 'first');
  controller.abort();
  await closed;
  await server.close();
});

proxy('a data request is told to load the document instead', async () => {
  const app = echoApp(pages, {
    rewrites: [{ source: '/far', destination: 'http://127.0.0.1:1/' }],
  });
  const response = await app.request('/_plinth/data/none/far.json');
  assert.is(response.status, 200);
  assert.equal(await response.json(), { external: true });
});

proxy('a server that is not there is 502', async () => {
  const server = await listen(() => {});
  await server.close();
  const app = echoApp(pages, { rewrites: [{ source: '/gone', destination: `${server.url}/` }] });
  const response = await app.request('/gone');
  assert.is(response.status, 502);
  assert.equal(app.errors.map(codeOf), ['PLINTH_PROXY_FAILED']);
  assert.not.match(await response.text(), /127\.0\.0\.1/);
});

const headers = suite('headers of the configuration');

headers('stand on pages, data, errors and redirects; the page has the last word', async () => {
  const own: typeof echo = {
    default: 'own',
    getServerSideProps: (({ res }: { res: { setHeader(name: string, value: string): void } }) => {
      res.setHeader('x-b', 'page');
      res.setHeader('set-cookie', 'p=1');
      return { props: {} };
    }) as never,
  };
  const app = echoApp(
    { ...pages, '/own': own },
    {
      headers: [
        {
          source: '/:path*',
          headers: [
            { key: 'X-A', value: 'all' },
            { key: 'set-cookie', value: 'c=1' },
          ],
        },
        {
          source: '/ctx/:id',
          headers: [
            { key: 'X-A', value: 'id :id' },
            { key: 'cache-control', value: 'public, max-age=5' },
          ],
        },
        { source: '/own', headers: [{ key: 'x-b', value: 'rule' }] },
      ],
      redirects: [{ source: '/gone', destination: '/plain', permanent: false }],
    },
  );
  assert.is((await app.request('/plain')).headers.get('x-a'), 'all');
  assert.is((await app.request('/plain')).headers.get('cache-control'), 'private, no-store');
  assert.is((await app.request('/_plinth/data/none/plain.json')).headers.get('x-a'), 'all');
  assert.is((await app.request('/none')).headers.get('x-a'), 'all');
  assert.is((await app.request('/gone')).headers.get('x-a'), 'all');
  const kept = await app.request('/ctx/x');
  assert.is(kept.headers.get('x-a'), 'id x');
  assert.is(kept.headers.get('cache-control'), 'public, max-age=5');
  assert.ok(kept.headers.get('etag'));
  const page = await app.request('/own');
  assert.is(page.headers.get('x-b'), 'page');
  assert.equal(page.headers.getSetCookie(), ['c=1', 'p=1']);
});

headers(
  'of what an answer varies by all that is said counts, by rules and by who answers',
  async () => {
    const own = { vary: 'x-own' };
    const app = echoApp(
      {
        '/plain': plain,
        '/api/web': { GET: () => new Response('w', { headers: own }) },
        '/api/node': {
          default: (_: ApiRequest, res: ApiResponse) => res.setHeader('Vary', 'x-own').end('n'),
        },
      },
      {
        assets: (path) => (path === '/f.txt' ? new Response('f', { headers: own }) : undefined),
        headers: [{ source: '/:path*', headers: [{ key: 'vary', value: 'x-rule' }] }],
      },
    );
    for (const [path, vary] of [
      ['/plain', /^x-rule$/],
      ['/api/web', /^x-own, x-rule$/],
      ['/api/node', /^x-rule, x-own$/],
      ['/f.txt', /^x-own, x-rule$/],
    ] as const) {
      assert.match((await app.request(path)).headers.get('vary') ?? '', vary, path);
    }
  },
);

headers('stand on files, but a file whose name holds a hash stays for good', async () => {
  const assets = (path: string): Response | undefined => {
    const age = path.startsWith('/assets/') ? 'max-age=9, immutable' : 'max-age=0';
    return path.endsWith('.txt')
      ? new Response('f', { headers: { 'cache-control': age } })
      : undefined;
  };
  const set = [
    { key: 'x-a', value: 'b' },
    { key: 'cache-control', value: 'max-age=5' },
  ];
  const app = echoApp(pages, { assets, headers: [{ source: '/:path*', headers: set }] });
  for (const [path, age] of [
    ['/a.txt', 'max-age=5'],
    ['/assets/a.txt', 'max-age=9, immutable'],
  ] as const) {
    const response = await app.request(path);
    assert.is(response.headers.get('x-a'), 'b');
    assert.is(response.headers.get('cache-control'), age);
  }
});

const invalid = suite('rules that cannot be read');

invalid('name themselves', () => {
  assert.throws(
    () => echoApp(pages, { redirects: [{ source: '/a(', destination: '/', permanent: true }] }),
    (error) => codeOf(error) === 'PLINTH_OPTIONS_INVALID',
  );
  assert.throws(
    () =>
      echoApp(pages, {
        headers: [{ source: '/a', has: [{ type: 'host', value: '(' }], headers: [] }],
      }),
    (error) => codeOf(error) === 'PLINTH_OPTIONS_INVALID',
  );
});
