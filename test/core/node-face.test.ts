import { createApp, defineAdapter } from '@plinth/core';
import type { AppOptions, PageRequest, PageResponse, PlinthError } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });

/** Runs a function with `req` and `res` of a page. */
async function use<T>(
  run: (req: PageRequest, res: PageResponse) => T,
  { path = '/', ...init }: RequestInit & { path?: string } = {},
  options: Partial<AppOptions> = {},
): Promise<{ value: Awaited<T>; response: Response; errors: unknown[] }> {
  const errors: unknown[] = [];
  let value: T | undefined;
  const getServerSideProps = async (context: {
    req: PageRequest;
    res: PageResponse;
  }): Promise<object> => {
    value = await run(context.req, context.res);
    return { props: {} };
  };
  const app = createApp({
    adapters: [text],
    pages: { '/[[...path]]': { default: () => '', getServerSideProps } },
    onError: (error) => errors.push(error),
    ...options,
  });
  const response = await app.request(path, init);
  return { value: value as Awaited<T>, response, errors };
}

const code = (error: unknown): string => (error as PlinthError).code;

const headers = suite('res and its headers');

headers('are read as they were set', async () => {
  const list = ['a=1', 'b=2'];
  const { value, response } = await use((_, res) => {
    res.setHeader('X-Number', 5).setHeader('X-List', ['a', 'b']).setHeader('Set-Cookie', list);
    res.setHeader('x-text', 'old').setHeader('X-Text', 'new').appendHeader('x-list', 'c');
    res.setHeader('x-once', 'a').appendHeader('x-once', ['b', 'c']).appendHeader('x-first', 'only');
    return [res.getHeaderNames().toSorted(), { ...res.getHeaders() }];
  });
  const all = {
    'set-cookie': list,
    'x-first': 'only',
    'x-list': ['a', 'b', 'c'],
    'x-number': 5,
    'x-once': ['a', 'b', 'c'],
    'x-text': 'new',
  };
  assert.equal(value, [Object.keys(all), all]);
  assert.is(response.headers.get('x-list'), 'a, b, c');
});

headers('agree with those of context.response', async () => {
  let seen: unknown[] = [];
  const app = createApp({
    adapters: [text],
    pages: {
      '/': {
        default: () => '',
        getServerSideProps: ({
          res,
          response,
        }: {
          res: PageResponse;
          response: { headers: Headers };
        }) => {
          res.setHeader('x-a', 1);
          response.headers.set('x-a', '2');
          response.headers.append('set-cookie', 'a=1');
          seen = [res.getHeader('x-a'), res.getHeader('set-cookie'), res.hasHeader('x-b')];
          return { props: {} };
        },
      },
    },
  });
  await app.request('/');
  assert.equal(seen, ['2', ['a=1'], false]);
});

headers('writeHead takes objects, pairs and lists, with a message or without', async () => {
  for (const list of [
    { 'x-a': '1', 'X-B': 2 },
    [['x-a', '1'] as const, ['X-B', 2] as const],
    ['x-a', '1', 'X-B', 2],
  ]) {
    for (const message of [undefined, 'Fine']) {
      const { value, response } = await use((_, res) => {
        if (message === undefined) res.writeHead(202, list);
        else res.writeHead(202, message, list);
        return res.statusMessage;
      });
      assert.is(value, message ?? '');
      assert.is(response.status, 202);
      assert.equal([response.headers.get('x-a'), response.headers.get('x-b')], ['1', '2']);
    }
  }
});

for (const [name, value] of [
  ['undefined', undefined],
  ['an object', {}],
  ['a list with a hole', ['a', undefined]],
  ['a line break', 'a\nb'],
  ['a name that is none', 'a'],
] as const) {
  headers(`refuse ${name}`, async () => {
    const { errors, response } = await use((_, res) => {
      res.setHeader(name.startsWith('a name') ? 'x a' : 'x-a', value as never);
    });
    assert.is(response.status, 500);
    assert.equal(errors.map(code), ['PLINTH_HEADER_INVALID']);
  });
}

const body = suite('res and its body');

body('takes encodings and callbacks', async () => {
  const told: string[] = [];
  const { response } = await use((_, res) => {
    res.write('61', 'hex', () => told.push('write'));
    res.write('b', () => told.push('write'));
    res.end('Yw==', 'base64', () => told.push('end'));
  });
  assert.is(await response.text(), 'abc');
  assert.equal(told, ['write', 'write', 'end']);
});

body('a callback alone ends with nothing', async () => {
  const { response } = await use((_, res) => res.end(() => {}));
  assert.is(await response.text(), '');
});

body('has no content type unless it was set', async () => {
  const { response } = await use((_, res) => res.end('text'));
  assert.is(response.headers.get('content-type'), null);
});

body('flushHeaders changes nothing on a page', async () => {
  const { response } = await use((_, res) => res.flushHeaders());
  assert.is(response.status, 200);
});

body('listeners come and go', async () => {
  const told: string[] = [];
  const { response } = await use((_, res) => {
    const gone = (): void => void told.push('gone');
    res
      .on('finish', gone)
      .once('finish', () => told.push('finish'))
      .off('finish', gone);
  });
  await response.text();
  assert.equal(told, ['finish']);
});

body('close is told when the client goes away', async () => {
  const told: string[] = [];
  const controller = new AbortController();
  await use(
    (req, res) => {
      for (const event of ['aborted', 'close']) req.on(event, () => told.push(`req ${event}`));
      for (const event of ['finish', 'close']) res.on(event, () => told.push(`res ${event}`));
      controller.abort();
    },
    { signal: controller.signal },
  );
  assert.equal(told.toSorted(), ['req aborted', 'req close', 'res close']);
});

const url = suite('req.url');
const i18n = { locales: ['en', 'fr'], defaultLocale: 'en' };

for (const [path, expected, options] of [
  ['/a%20b?c=1', '/a%20b?c=1', {}],
  ['/%61?x', '/%61?x', {}],
  ['/_plinth/data/none/a.json?b', '/_plinth/data/none/a.json?b', {}],
  ['/base/a?b', '/a?b', { basePath: '/base' }],
  ['/base', '/', { basePath: '/base' }],
  ['/base?a', '/?a', { basePath: '/base' }],
  ['/base/_plinth/data/none/a.json', '/_plinth/data/none/a.json', { basePath: '/base' }],
  ['/FR/a?b', '/a?b', { i18n }],
  ['/fr', '/', { i18n }],
  ['/france', '/france', { i18n }],
  ['/base/fr/a', '/a', { i18n, basePath: '/base' }],
  ['/old/a?b', '/old/a?b', { rewrites: [{ source: '/old/:x', destination: '/new/:x' }] }],
] as const satisfies readonly (readonly [string, string, Partial<AppOptions>])[]) {
  url(`of ${path} with ${JSON.stringify(options)}`, async () => {
    assert.is((await use((req) => req.url, { path }, options)).value, expected);
  });
}

url('is that of the client, whatever middleware makes of it', async () => {
  const middleware: AppOptions['middleware'] = {
    default: (request, next) => next(new Request(new URL('/other', request.url), request)),
  };
  assert.is((await use((req) => req.url, { path: '/a?b' }, { middleware })).value, '/a?b');
});

const stream = suite('req as a stream');
const post = { method: 'POST', body: 'what was sent' };

stream('is read, piped, paused and set to an encoding', async () => {
  const { value } = await use(
    (req) =>
      new Promise((resolve) => {
        const chunks: unknown[] = [];
        const source = req as PageRequest &
          Record<'setEncoding' | 'resume' | 'pause', (x?: string) => void>;
        source.setEncoding('utf8');
        req.on('data', (chunk: string) => chunks.push(chunk)).once('end', () => resolve(chunks));
        source.pause();
        setTimeout(() => source.resume(), 5);
      }),
    post,
  );
  assert.equal(value, ['what was sent']);
});

stream('is over where the body has been read', async () => {
  let seen = '';
  const app = createApp({
    adapters: [text],
    pages: {
      '/': {
        default: () => '',
        getServerSideProps: async ({ req, request }: { req: PageRequest; request: Request }) => {
          await request.text();
          for await (const chunk of req) seen += chunk.toString();
          return { props: {} };
        },
      },
    },
  });
  assert.is((await app.request('/', post)).status, 200);
  assert.is(seen, '');
});

stream(
  'is iterable on a runtime without Node streams, and says that it is nothing else',
  async () => {
    const { getBuiltinModule } = process;
    process.getBuiltinModule = undefined as never;
    try {
      const { value } = await use(async (req) => {
        let all = '';
        for await (const chunk of req) all += new TextDecoder().decode(chunk);
        return all;
      }, post);
      assert.is(value, 'what was sent');
      const { errors } = await use((req) => req.on('data', () => {}), post);
      assert.equal(errors.map(code), ['PLINTH_NO_NODE_STREAM']);
    } finally {
      process.getBuiltinModule = getBuiltinModule;
    }
  },
);
