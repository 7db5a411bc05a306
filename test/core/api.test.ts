import { PlinthError, createApp, defineAdapter } from '@plinth/core';
import type { ApiModule, ApiResponse, App, AppOptions, NodeApiHandler } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { waitFor } from '../_app.ts';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });

/** An app of one API route, and the errors that it reports. */
function appOf(
  module: unknown,
  options: Partial<AppOptions> = {},
): { app: App; errors: PlinthError[] } {
  const errors: PlinthError[] = [];
  const app = createApp({
    adapters: [text],
    pages: { '/api': module as ApiModule },
    onError: (error) => errors.push(error as PlinthError),
    ...options,
  });
  return { app, errors };
}

const quick = { api: { answerTimeout: 20 } };
const test = suite('88: API routes without a build');

/** What is wrong with a module: the code, and what the log says. */
const faults: readonly (readonly [
  name: string,
  module: unknown,
  code: string,
  fragment: string,
  method?: string,
])[] = [
  ['no handler', {}, 'PLINTH_API_EXPORTS', 'The API route "/api" exports no handler'],
  [
    'both shapes',
    { default: () => {}, GET: () => new Response(), ALL: () => new Response() },
    'PLINTH_API_EXPORTS',
    'exports both a default and GET, ALL',
  ],
  ['a default that is none', { default: {} }, 'PLINTH_API_EXPORTS', 'a default of the type object'],
  ['a method that is none', { GET: 'text' }, 'PLINTH_API_EXPORTS', 'a GET of the type string'],
  [
    'a size that is none',
    { default: () => {}, config: { api: { bodyParser: { sizeLimit: 'much' } } } },
    'PLINTH_API_CONFIG',
    'a config.api.bodyParser.sizeLimit of "much". It must be bytes',
  ],
  [
    'a timeout that is none',
    { default: () => {}, config: { api: { answerTimeout: 'long' } } },
    'PLINTH_API_CONFIG',
    'a config.api.answerTimeout of "long"',
  ],
  ['a module that throws', () => Promise.reject('no reason'), 'PLINTH_THROWN_VALUE', '"no reason"'],
  [
    'a default that returns a Response',
    { default: async () => Response.json(1) },
    'PLINTH_API_RESULT',
    'returned a Response from its default export',
  ],
  ['GET that returns nothing', { GET: () => {} }, 'PLINTH_API_RESULT', 'type undefined'],
  ['GET that returns null', { GET: () => null }, 'PLINTH_API_RESULT', 'returned null'],
  ['GET that returns an object', { GET: () => ({ a: 1 }) }, 'PLINTH_API_RESULT', 'type object'],
  ['GET that returns no success', { GET: () => Response.error() }, 'PLINTH_API_RESULT', 'error()'],
  [
    'GET that returns a read Response',
    {
      GET: async () => {
        const response = Response.json(1);
        await response.text();
        return response;
      },
    },
    'PLINTH_API_RESULT',
    'body had been read',
  ],
  [
    'a default that never answers',
    { default: () => {}, config: quick },
    'PLINTH_API_NOT_ENDED',
    'returned, and 20 ms later it had not begun an answer',
  ],
  [
    'a default that never answers, asynchronously',
    { default: async () => 'ignored', config: quick },
    'PLINTH_API_NOT_ENDED',
    'set config.api.answerTimeout',
  ],
  [
    'a thrown string',
    {
      GET: () => {
        throw 'text';
      },
    },
    'PLINTH_THROWN_VALUE',
    'The API route "/api" threw "text"',
  ],
  [
    'a header that is none',
    { default: (_: unknown, res: ApiResponse) => res.setHeader('x-a', undefined as never) },
    'PLINTH_HEADER_INVALID',
    'The header "x-a" was set to undefined',
  ],
  [
    'a header that would begin another',
    { default: (_: unknown, res: ApiResponse) => res.setHeader('x-a', 'a\r\nx-b: c') },
    'PLINTH_HEADER_INVALID',
    'The header "x-a"',
  ],
  [
    'a chunk that is none',
    { default: (_: unknown, res: ApiResponse) => res.end({} as never) },
    'PLINTH_RES_CHUNK',
    'a value of the type object',
  ],
  [
    'a status that is none',
    { default: (_: unknown, res: ApiResponse) => res.status(99).end() },
    'PLINTH_STATUS_INVALID',
    '99',
  ],
  [
    'a redirect that is none',
    { default: (_: unknown, res: ApiResponse) => res.redirect(200, '/') },
    'PLINTH_REDIRECT_INVALID',
    'statusCode is 200',
  ],
];

for (const [name, module, code, fragment] of faults) {
  test(`88: ${name} is ${code}, and 500`, async () => {
    const { app, errors } = appOf(module);
    const response = await app.request('/api');
    assert.is(response.status, 500);
    assert.equal(await response.json(), { error: { statusCode: 500 } });
    assert.equal(
      errors.map((error) => error.code),
      [code],
    );
    assert.ok(errors[0]?.message.includes(fragment), errors[0]?.message);
  });
}

test('88: a module is loaded once, and again where it failed', async () => {
  let loads = 0;
  const load = async (): Promise<ApiModule> => {
    if (loads++ === 0) throw new Error('first');
    return { GET: () => new Response('ok') };
  };
  const { app } = appOf(load);
  assert.is((await app.request('/api')).status, 500);
  for (let i = 0; i < 2; i++) assert.is((await app.request('/api')).status, 200);
  assert.is(loads, 2);
});

test('88: answerTimeout: false waits', async () => {
  const handler: NodeApiHandler = (_, res) => void setTimeout(() => res.json(1), 30);
  const config = { api: { answerTimeout: false } };
  assert.is((await appOf({ default: handler, config }).app.request('/api')).status, 200);
  assert.is((await appOf({ default: handler, config: quick }).app.request('/api')).status, 500);
});

test('88: what a handler does after its answer is reported once, and has no effect', async () => {
  const handler: NodeApiHandler = (_, res) => {
    res.json('first');
    res.status(201).setHeader('x-late', 'yes').json('second');
  };
  const { app, errors } = appOf({ default: handler });
  const response = await app.request('/api');
  assert.is(response.status, 200);
  assert.is(response.headers.get('x-late'), null);
  assert.is(await response.text(), '"first"');
  assert.equal(
    errors.map((error) => error.code),
    ['PLINTH_HEADERS_SENT'],
  );
  assert.match(errors[0]?.message ?? '', /The API route "\/api" changed status or headers after/);
});

test('88: an answer that comes too late is left alone', async () => {
  let late = false;
  const handler: NodeApiHandler = (_, res) => {
    setTimeout(() => (res.status(201).json('late'), (late = true)), 40);
  };
  const { app, errors } = appOf({ default: handler, config: quick });
  assert.is((await app.request('/api')).status, 500);
  await waitFor(() => late || undefined);
  assert.is(errors.length, 1);
});

test('88: a stream that fails is cut off', async () => {
  const handler: NodeApiHandler = async (_, res) => {
    res.write('half');
    await Promise.resolve();
    throw new Error('in the middle');
  };
  const { app, errors } = appOf({ default: handler });
  const response = await app.request('/api');
  assert.is(response.status, 200);
  await assert.rejects(response.text(), /in the middle/);
  assert.is(errors.length, 1);
});

test('88: a stream is pulled: a writer is asked to wait, and goes on at drain', async () => {
  const told: string[] = [];
  const handler: NodeApiHandler = (_, res) => {
    res.on('drain', () => (told.push('drain'), res.end('z')));
    res.on('finish', () => told.push('finish'));
    told.push(String(res.write('x'.repeat(70_000))));
  };
  const { app } = appOf({ default: handler });
  const response = await app.request('/api');
  assert.equal(told, ['false']);
  assert.is((await response.text()).length, 70_001);
  assert.equal(told, ['false', 'drain', 'finish']);
});

test('88: close, and not finish, when the client stops reading', async () => {
  const told: string[] = [];
  const handler: NodeApiHandler = (_, res) => {
    for (const event of ['finish', 'close']) res.on(event, () => told.push(event));
    res.write('a');
  };
  const response = await appOf({ default: handler }).app.request('/api');
  await response.body?.cancel();
  assert.equal(told, ['close']);
});

test('88: a client that goes away before the answer is no error', async () => {
  const controller = new AbortController();
  const { app, errors } = appOf({ default: () => controller.abort() });
  const response = await app.request('/api', { signal: controller.signal });
  assert.is(response.status, 499);
  assert.equal(errors, []);
});

test('88: flushHeaders begins the answer', async () => {
  let end = (): void => {};
  const handler: NodeApiHandler = (_, res) => {
    res.setHeader('x-first', 'yes').flushHeaders();
    end = () => void res.end('at last');
  };
  const response = await appOf({ default: handler }).app.request('/api');
  assert.is(response.headers.get('x-first'), 'yes');
  end();
  assert.is(await response.text(), 'at last');
});

test('88: HEAD of a Node-shaped handler has no body, and stops a stream', async () => {
  const told: string[] = [];
  const handler: NodeApiHandler = (req, res) => {
    res.on('close', () => told.push(req.method));
    res.write('a');
  };
  const response = await appOf({ default: handler }).app.request('/api', { method: 'HEAD' });
  assert.is(response.body, null);
  await Promise.resolve();
  assert.equal(told, ['HEAD']);
});

test('88: sizes are read as Next.js reads them', async () => {
  for (const [sizeLimit, bytes] of [
    [10, 10],
    ['10', 10],
    ['10b', 10],
    ['1kb', 1024],
    ['1.5 KB', 1536],
    ['1mb', 1_048_576],
  ] as const) {
    const config = { api: { bodyParser: { sizeLimit } } };
    const { app } = appOf({ POST: async (r: Request) => new Response(await r.text()), config });
    const post = async (length: number): Promise<number> =>
      (await app.request('/api', { method: 'POST', body: 'x'.repeat(length) })).status;
    assert.equal([await post(bytes), await post(bytes + 1)], [200, 413], String(sizeLimit));
  }
});

test('88: a route below a locale has no address', async () => {
  const i18n = { locales: ['en', 'fr'], defaultLocale: 'en' };
  const { app } = appOf({ GET: () => new Response('ok') }, { i18n });
  assert.is((await app.request('/api')).status, 200);
  assert.is((await app.request('/fr/api')).status, 404);
});

test('88: middleware stands before API routes, and its headers reach them', async () => {
  const { app } = appOf(
    {
      default: ((req, res) =>
        res.json([req.headers['x-by'], req.cookies['by'], req.url])) as NodeApiHandler,
    },
    {
      middleware: {
        default: (request, next) => {
          const headers = new Headers(request.headers);
          headers.set('x-by', 'middleware');
          headers.set('cookie', 'by=middleware');
          return next(new Request(request, { headers }));
        },
      },
    },
  );
  const response = await app.request('/api?a=1');
  assert.equal(await response.json(), ['middleware', 'middleware', '/api?a=1']);
});
