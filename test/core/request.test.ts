import { createApp, defineAdapter } from '@plinth/core';
import type { GetServerSideProps, PageRequest, PageResponse } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });

/** Runs a function as `getServerSideProps` of a page, for a request. */
async function during<T>(
  run: (context: Parameters<GetServerSideProps>[0]) => T,
  path = '/',
  init?: RequestInit,
): Promise<{ value: T; response: Response }> {
  let value: T | undefined;
  const app = createApp({
    adapters: [text],
    pages: {
      '/[[...path]]': {
        default: () => '',
        getServerSideProps: (context: Parameters<GetServerSideProps>[0]) => {
          value = run(context);
          return { props: {} };
        },
      },
    },
    onError: () => {},
  });
  const response = await app.request(path, init);
  return { value: value as T, response };
}

const cookies = suite('req.cookies');

for (const [header, expected] of [
  ['a=1; b=2', { a: '1', b: '2' }],
  ['a=1; a=2', { a: '1' }],
  ['a=%20x%C3%A9', { a: ' xé' }],
  ['a="quoted"', { a: 'quoted' }],
  ['a=%E0%A4%A', { a: '%E0%A4%A' }],
  ['a; b=2', { b: '2' }],
  ['a=b=c', { a: 'b=c' }],
  ['a=', { a: '' }],
  ['__proto__=x; constructor=y', { ['__proto__']: 'x', constructor: 'y' }],
  [' \t a \t=\t1 ', { a: '1' }],
] as const) {
  cookies(`of ${JSON.stringify(header)}`, async () => {
    const { value } = await during(({ req }) => Object.entries(req.cookies), '/', {
      headers: { cookie: header },
    });
    assert.equal(value, Object.entries(expected));
  });
}

cookies('a name that only looks like another is another', async () => {
  const headers = new Headers([['cookie', '\u00a0__Host-id=evil; __Host-id=good']]);
  const { value } = await during(({ req }) => req.cookies['__Host-id'], '/', { headers });
  assert.is(value, 'good');
});

const query = suite('query and resolvedUrl');

for (const [path, expected, resolved] of [
  ['/', {}, '/'],
  ['/?a=1&a=2&a=3', { a: ['1', '2', '3'] }, '/?a=1&a=2&a=3'],
  ['/?a', { a: '' }, '/?a='],
  ['/?a=x+y%20z', { a: 'x y z' }, '/?a=x%20y%20z'],
  ['/?a[]=1', { 'a[]': '1' }, '/?a%5B%5D=1'],
  ['/?a=%E0%A4', { a: '\ufffd' }, '/?a=%EF%BF%BD'],
  ['/?__proto__=1', { ['__proto__']: '1' }, '/?__proto__=1'],
  ['/x?path=other&b=1', { b: '1', path: ['x'] }, '/x?b=1'],
  ['/a%20b/c%2fd?', { path: ['a b', 'c/d'] }, '/a%20b/c%2Fd'],
  ['/?a=%0Ab', { a: '\nb' }, '/?a=%0Ab'],
] as const) {
  query(`of ${path}`, async () => {
    const { value } = await during(
      ({ query: all, resolvedUrl }) => [Object.entries(all), resolvedUrl],
      path,
    );
    const [entries, url] = value as [[string, unknown][], string];
    assert.equal(entries.toSorted(), Object.entries(expected).toSorted());
    assert.is(url, resolved);
  });
}

const copies = suite('the context of getServerSideProps');
const names = (
  'defaultLocale draftMode locale locales locals nonce params platform query req request res ' +
  'resolvedUrl response'
).split(' ');

for (const path of ['/', '/a/b?c=1', '/?path=x']) {
  copies(`of ${path} is all there in a copy`, async () => {
    const { value } = await during((given) => ({ given, copy: { ...given } }), path);
    const { given, copy } = value as { given: object; copy: object };
    const read = given as Record<string, unknown>;
    assert.equal(Object.keys(given).toSorted(), names);
    for (const name of names) assert.is((copy as typeof read)[name], read[name], name);
    assert.ok(read['signal'] instanceof AbortSignal, 'made when somebody looks, and in no copy');
    assert.not.ok('signal' in copy);
  });
}

copies('has a query that can be written to, without a prototype', async () => {
  const { value } = await during(({ query: all }) => {
    all['__proto__'] = 'x';
    return [Object.keys(all), 'toString' in all];
  });
  assert.equal(value, [['__proto__'], false]);
});

const face = suite('res');
const use = async (
  run: (res: PageResponse, req: PageRequest) => unknown,
): Promise<[unknown, Response]> => {
  const { value, response } = await during(({ res, req }) => run(res, req));
  return [value, response];
};

face('sets, appends, reads and removes headers', async () => {
  const [read, response] = await use((res) => {
    res.setHeader('X-One', 1).setHeader('x-two', ['a', 'b']).appendHeader('x-two', 'c');
    res.setHeader('x-gone', 'x').removeHeader('X-Gone');
    return [
      res.getHeader('x-one'),
      res.getHeader('x-none'),
      res.hasHeader('x-two'),
      res.hasHeader('x-gone'),
    ];
  });
  assert.equal(read, [1, undefined, true, false]);
  assert.is(response.headers.get('x-one'), '1');
  assert.is(response.headers.get('x-two'), 'a, b, c');
  assert.is(response.headers.get('x-gone'), null);
});

face('keeps each cookie', async () => {
  const [read, response] = await use((res) => {
    res.setHeader('Set-Cookie', ['a=1', 'b=2']).appendHeader('set-cookie', 'c=3');
    return res.getHeader('Set-Cookie');
  });
  assert.equal(read, ['a=1', 'b=2', 'c=3']);
  assert.equal(response.headers.getSetCookie(), ['a=1', 'b=2', 'c=3']);
});

face('writes bytes and text, and tells when it is done', async () => {
  const [read, response] = await use((res) => {
    let finished = 0;
    res.on('finish', () => finished++);
    res.writeHead(201, { 'content-type': 'application/octet-stream' });
    const before = [res.headersSent, res.writableEnded];
    res.write(new Uint8Array([1, 2]));
    res.end('three');
    res.setHeader('x-late', 'x').end('again');
    res.statusCode = 500;
    return () => [...before, res.headersSent, res.writableEnded, finished];
  });
  assert.is(response.status, 201);
  assert.is(response.headers.get('x-late'), null);
  assert.equal(
    [...new Uint8Array(await response.arrayBuffer())],
    [1, 2, ...new TextEncoder().encode('three')],
  );
  assert.equal((read as () => unknown)(), [false, false, true, true, 1]);
});

face('a header that would begin another is refused', async () => {
  const [, response] = await use((res) => res.setHeader('x-a', 'b\r\nx-injected: c'));
  assert.is(response.status, 500);
  assert.is(response.headers.get('x-injected'), null);
});

const signal = suite('signal');
signal('fires when the client goes away', async () => {
  const controller = new AbortController();
  const app = createApp({
    adapters: [text],
    pages: {
      '/': {
        default: () => '',
        getServerSideProps: async (context: { signal: AbortSignal }) => {
          controller.abort();
          return { props: { aborted: context.signal.aborted } };
        },
      },
    },
  });
  const data = await app.request('/_plinth/data/none/index.json', { signal: controller.signal });
  assert.equal(await data.json(), { pattern: '/', props: { aborted: true } });
});

const hostile = suite('what a page may do wrong');

hostile('props that nobody reads do not end the process when they reject', async () => {
  const results: object[] = [
    { notFound: true, props: Promise.reject(new Error('unread')) },
    { redirect: { destination: '/' }, props: Promise.reject(new Error('unread')) },
    { other: 1, props: Promise.reject(new Error('unread')) },
  ];
  const app = createApp({
    adapters: [text],
    pages: { '/': { default: () => '', getServerSideProps: () => results.shift() } },
    onError: () => {},
  });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await app.request('/')).status);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(statuses, [404, 307, 500]);
});

hostile('a status without content has none', async () => {
  for (const status of [204, 205, 304]) {
    const [, response] = await use((res) => ((res.statusCode = status), res.end('ignored')));
    assert.is(response.status, status);
    assert.is(await response.text(), '');
    assert.is(response.headers.get('content-length'), null);
  }
});

hostile('a status that is none is an error of ours', async () => {
  for (const status of [99, 101, 1000, Number.NaN]) {
    const [, response] = await use((res) => (res.statusCode = status));
    assert.is(response.status, 500, String(status));
  }
});

hostile('a reporter that fails, and an error that cannot be looked at', async () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const { error } = console;
  console.error = () => {};
  const app = createApp({
    adapters: [
      {
        ...text,
        server: {
          render: () => {
            throw proxy;
          },
        },
      },
    ],
    pages: { '/': { default: () => '' } },
    onError: () => {
      throw new Error('the reporter fails');
    },
  });
  const response = await app.request('/');
  console.error = error;
  assert.is(response.status, 500);
});
