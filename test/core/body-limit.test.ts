import { connect } from 'node:net';
import { createApp, defineAdapter, type ApiModule, type App, type PageModule } from '@plinth/core';
import { serve, type RunningServer } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { rawRequest } from '../_server.ts';

const limit = 1000;
const text = defineAdapter({
  name: 'text',
  server: { render: ({ props }) => ({ html: `size ${String(props['size'])}` }) },
});
const errors: unknown[] = [];
const sizeOf = async (request: Request): Promise<number> =>
  (await request.arrayBuffer()).byteLength;

const page: PageModule = {
  default: () => '',
  getServerSideProps: async ({ request }: { request: Request }) => ({
    props: { size: await sizeOf(request) },
  }),
};
const api: ApiModule = { POST: async (request) => new Response(`size ${await sizeOf(request)}`) };

const pages = {
  '/page': page,
  '/unread': { default: () => '', getServerSideProps: () => ({ props: { size: 'unread' } }) },
  '/api/web': api,
  '/api/node': {
    default: (req: { body: string }, res: { send(v: string): void }) =>
      res.send(`size ${req.body.length}`),
  },
} as unknown as Record<string, PageModule>;
const options = { adapters: [text], bodyLimit: limit, onError: (e: unknown) => errors.push(e) };
const plain = createApp({ ...options, pages });
const guarded = createApp({
  ...options,
  pages,
  middleware: { default: (_request, next) => next() },
});
/** A middleware that reads is under the limit too. */
const nosy = createApp({
  ...options,
  pages,
  middleware: {
    default: async (request, next) => {
      await request.clone().text();
      return next();
    },
  },
});

function toStream(length: number): ReadableStream<Uint8Array> {
  let left = length;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 300);
      left -= size;
      if (size > 0) controller.enqueue(new Uint8Array(size).fill(120));
      else controller.close();
    },
  });
}

/** Ways to send a body of some length. */
const bodies: Record<string, (length: number) => RequestInit> = {
  'a text': (length) => ({ body: 'x'.repeat(length) }),
  'a stream': (length) => ({ body: toStream(length), duplex: 'half' }) as RequestInit,
};

const test = suite('bodyLimit');
const servers: RunningServer[] = [];
const asks: Record<string, (path: string, init: RequestInit) => Promise<Response>> = {};
test.before(async () => {
  for (const [name, app] of Object.entries({ plain, guarded, nosy }) as [string, App][]) {
    asks[`${name}, in process`] = app.request;
    const server = await serve(app, { port: 0, host: '127.0.0.1' });
    servers.push(server);
    asks[`${name}, over a socket`] = (path, init) => fetch(server.url + path, init);
  }
});
test.after(async () => {
  for (const server of servers) await server.close();
});

for (const way of ['in process', 'over a socket']) {
  for (const app of ['plain', 'guarded', 'nosy']) {
    for (const [what, toInit] of Object.entries(bodies)) {
      for (const path of ['/page', '/api/web', '/api/node']) {
        test(`${path} of the ${app} app takes ${what} up to the limit, ${way}`, async () => {
          const ask = asks[`${app}, ${way}`] as App['request'];
          errors.length = 0;
          const taken = await ask(path, { method: 'POST', ...toInit(limit) });
          assert.is(taken.status, 200);
          assert.match(await taken.text(), new RegExp(`size ${limit}`));
          for (const length of [limit + 1, limit * 100]) {
            const refused = await ask(path, { method: 'POST', ...toInit(length) });
            assert.is(refused.status, 413);
            await refused.text();
          }
          assert.equal(errors, []);
        });
      }
    }
  }
}

test('Content-Length is not believed where it is too small (PLINTH_BODY_TOO_LARGE)', async () => {
  const headers = { 'content-length': '1' };
  const init = {
    method: 'POST',
    headers,
    body: toStream(limit + 1),
    duplex: 'half',
  } as RequestInit;
  assert.is((await plain.request('/page', init)).status, 413);
});

test('nothing is read where Content-Length says that it is too much, or nobody reads', async () => {
  for (const [path, headers, status] of [
    ['/page', { 'content-length': String(limit + 1) }, 413],
    ['/unread', {}, 200],
    ['/api/web', { origin: 'https://evil.example' }, 403],
  ] as const) {
    let pulls = 0;
    const body = new ReadableStream({ pull: () => void pulls++ }, { highWaterMark: 0 });
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    assert.is((await plain.request(path, init)).status, status);
    assert.is(pulls, 0, path);
  }
});

test('a form that is no form and JSON that is none are 400 (PLINTH_BODY_INVALID)', async () => {
  const app = createApp({
    ...options,
    pages: {
      '/form': {
        default: () => '',
        getServerSideProps: async ({ request }: { request: Request }) => {
          await request.formData();
          return { props: {} };
        },
      },
      '/json': {
        default: () => '',
        getServerSideProps: async ({ request }: { request: Request }) => {
          await request.json();
          return { props: {} };
        },
      },
    },
  });
  for (const [path, type] of [
    ['/form', 'multipart/form-data; boundary=x'],
    ['/form', 'application/json'],
    ['/json', 'application/json'],
  ] as const) {
    const headers = { 'content-type': type };
    const response = await app.request(path, { method: 'POST', headers, body: '{"a' });
    assert.is(response.status, 400, `${path} ${type}`);
  }
});

test('a body that is read twice is a mistake of the page', async () => {
  errors.length = 0;
  const app = createApp({
    ...options,
    pages: {
      '/': {
        default: () => '',
        getServerSideProps: async ({ request }: { request: Request }) => {
          await request.text();
          await request.json();
          return { props: {} };
        },
      },
    },
  });
  assert.is((await app.request('/', { method: 'POST', body: 'a' })).status, 500);
  assert.is(errors.length, 1);
});

test('a connection goes on after bodies that were refused or left unread', async () => {
  const { port } = servers[0] as RunningServer;
  const body = 'x'.repeat(200_000);
  const post = (path: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const last = 'GET /unread HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
  const answer = await rawRequest(port, post('/page') + post('/unread') + post('/api/web') + last);
  assert.equal(
    [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status),
    ['413', '200', '413', '200'],
  );
});

test('a chunked body that lies about nothing is counted', async () => {
  const { port } = servers[0] as RunningServer;
  const chunk = `${(600).toString(16)}\r\n${'x'.repeat(600)}\r\n`;
  const head =
    'POST /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
  assert.match(await rawRequest(port, `${head}${chunk}0\r\n\r\n`), /^HTTP\/1\.1 200/);
  assert.match(await rawRequest(port, `${head}${chunk}${chunk}0\r\n\r\n`), /^HTTP\/1\.1 413/);
});

test('a client that goes away in the middle of its body ends no process', async () => {
  const { port, url } = servers[0] as RunningServer;
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc');
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.is((await fetch(`${url}/unread`)).status, 200);
});

test('an address that no URL can hold is 400', async () => {
  const { port } = servers[0] as RunningServer;
  const post =
    'POST /page HTTP/1.1\r\nHost: x:99999\r\nConnection: close\r\nContent-Length: 1\r\n\r\na';
  assert.match(await rawRequest(port, post), /^HTTP\/1\.1 400/);
});
