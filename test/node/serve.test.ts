import { once } from 'node:events';
import { type IncomingMessage, request as nodeRequest } from 'node:http';
import { connect } from 'node:net';
import { text as toText } from 'node:stream/consumers';
import fc from 'fast-check';
import { createApp, defineAdapter } from '@plinth/core';
import type { App, GetServerSidePropsContext, PlinthError } from '@plinth/core';
import { serve, toNodeHandler } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { waitFor } from '../_app.ts';
import { listen, rawRequest } from '../_server.ts';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: 'hello' }) } });
const page = { default: () => '' };

/** An app with a page that is slow until it is let go. */
function slowApp(): { app: App; started: Promise<GetServerSidePropsContext>; go: () => void } {
  let go = (): void => {};
  let start = (_context: GetServerSidePropsContext): void => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const started = new Promise<GetServerSidePropsContext>((resolve) => (start = resolve));
  const getServerSideProps = async (context: GetServerSidePropsContext): Promise<object> => {
    start(context);
    await gate;
    return { props: {} };
  };
  const app = createApp({
    adapters: [text],
    pages: { '/': page, '/slow': { ...page, getServerSideProps } },
  });
  return { app, started, go };
}

const test = suite('serve');

test('answers on the port that it says', async () => {
  const server = await serve(slowApp().app, { port: 0, host: '127.0.0.1' });
  assert.is(server.url, `http://127.0.0.1:${server.port}`);
  assert.is((await fetch(server.url)).status, 200);
  await server.close();
});

test('hands over a request of which another can be made', async () => {
  let copy: Request | undefined;
  const getServerSideProps = ({ request }: GetServerSidePropsContext): object => {
    copy = new Request(request.clone());
    return { props: {} };
  };
  const app = createApp({ adapters: [text], pages: { '/': { ...page, getServerSideProps } } });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  await fetch(server.url, { method: 'POST', body: 'sent', headers: { 'x-sent': '1' } });
  assert.is(copy?.method, 'POST');
  assert.is(copy?.headers.get('x-sent'), '1');
  assert.is(await copy?.text(), 'sent');
  await server.close();
});

test('the bytes of a header and of a body do not depend on each other', async () => {
  const echo = defineAdapter({
    name: 'echo',
    server: { render: ({ props }) => ({ html: String(props['text']) }) },
  });
  const getServerSideProps = ({ query, response }: GetServerSidePropsContext): object => {
    if (query['name']) response.headers.set('x-name', String(query['name']));
    return { props: { text: query['text'] } };
  };
  const app = createApp({ adapters: [echo], pages: { '/': { ...page, getServerSideProps } } });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  for (const shown of ['plain', 'é', 'ÿ\u0100', '日本', '😀', 'x'.repeat(9_000)]) {
    for (const name of ['plain', 'é']) {
      const sent = nodeRequest(
        `${server.url}/?${new URLSearchParams({ text: shown, name })}`,
      ).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      // Node takes each byte of a header for a character.
      assert.is(answer.headers['x-name'], name, `${name} with ${shown.slice(0, 9)}`);
      const body = Buffer.concat(await answer.toArray());
      assert.is(body.length, Number(answer.headers['content-length']));
      assert.ok(body.toString('utf8').includes(`>${shown}<`), shown.slice(0, 9));
    }
  }
  await server.close();
});

test('says plainly that a port is taken', async () => {
  const other = await listen((_, res) => res.end());
  await assert.rejects(
    serve(slowApp().app, { port: other.port, host: '127.0.0.1' }),
    (error: PlinthError) =>
      error.code === 'PLINTH_PORT_TAKEN' && error.message.includes(`Port ${other.port} is taken`),
  );
  await other.close();
});

test('finishes a request under way before it closes, and takes no new one', async () => {
  const { app, started, go } = slowApp();
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const answer = fetch(`${server.url}/slow`);
  await started;
  const closed = server.close();
  await assert.rejects(fetch(server.url));
  go();
  assert.is((await answer).status, 200);
  const before = Date.now();
  await closed;
  assert.ok(Date.now() - before < 1000, 'the kept-alive connection does not hold it up');
});

test('a request that never ends is cut after the timeout', async () => {
  const { app, started } = slowApp();
  const server = await serve(app, { port: 0, host: '127.0.0.1', shutdownTimeout: 100 });
  const answer = fetch(`${server.url}/slow`);
  answer.catch(() => {});
  await started;
  await server.close();
  await assert.rejects(answer);
});

test('the signal fires when the client hangs up, and not when all went well', async () => {
  const { app, started, go } = slowApp();
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
  const { signal } = await started;
  assert.is(signal.aborted, false);
  socket.destroy();
  await waitFor(() => signal.aborted || undefined);
  go();
  await server.close();

  const second = slowApp();
  const other = await serve(second.app, { port: 0, host: '127.0.0.1' });
  const answer = fetch(`${other.url}/slow`);
  const context = await second.started;
  const { signal: quiet } = context;
  second.go();
  await (await answer).text();
  await other.close();
  assert.is(quiet.aborted, false);
});

test('hostile request lines are answered, and the server lives on', async () => {
  const server = await serve(slowApp().app, { port: 0, host: '127.0.0.1' });
  for (const [line, status, headers = 'Host: x'] of [
    ['GET / HTTP/1.1', 200],
    ['GET http://other.example/ HTTP/1.1', 200],
    ['GET file:///etc/passwd HTTP/1.1', 400],
    ['GET ?/x HTTP/1.1', 400],
    ['GET nowhere HTTP/1.1', 400],
    ['GET /%00 HTTP/1.1', 400],
    ['GET /nowhere HTTP/1.1', 404],
    ['GET / HTTP/1.1', 200, 'Host: a/../b?c#d'],
    ['GET /nowhere HTTP/1.1', 404, 'Host: localhost/?'],
    ['GET / HTTP/1.1', 200, 'Host: x:99999'],
    ['OPTIONS * HTTP/1.1', 404],
    ['BREW / HTTP/1.1', 400],
  ] as const) {
    const answer = await rawRequest(
      server.port,
      `${line}\r\n${headers}\r\nConnection: close\r\n\r\n`,
    );
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status}`), `${line} with ${headers}`);
  }
  assert.is((await fetch(server.url)).status, 200);
  await server.close();
});

test('a client that goes away stops the work, and is no error', async () => {
  const errors: unknown[] = [];
  let start = (): void => {};
  const started = new Promise<void>((resolve) => (start = resolve));
  let isStopped = false;
  const getServerSideProps = async ({ signal }: GetServerSidePropsContext): Promise<object> => {
    start();
    await once(signal, 'abort');
    isStopped = true;
    throw signal.reason;
  };
  const app = createApp({
    adapters: [text],
    pages: { '/': { ...page, getServerSideProps } },
    onError: (error) => errors.push(error),
  });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const request = nodeRequest(server.url).on('error', () => {});
  request.end();
  await started;
  request.destroy();
  await waitFor(() => isStopped || undefined);
  await server.close();
  assert.equal(errors, []);
});

/** Request targets, and pieces of which others are made. */
const targets = [
  '/',
  '/a',
  '/a/',
  '/a/b.c',
  '/a?',
  '/a?b=c&d=%C3%A9',
  '/a?b=/../c',
  "/a?b='",
  '/a%20b',
];
const pieces = [
  '/',
  'a',
  '.',
  '..',
  '?',
  '%2e',
  '%41',
  '\\',
  '//',
  '=',
  '&',
  "'",
  '"',
  '+',
  ':',
  '@',
  ';',
  '[',
  '~',
];

test('reads a request target as a URL would', async () => {
  const show = defineAdapter({
    name: 'show',
    server: { render: ({ route }) => ({ html: `<!--${encodeURIComponent(route.url)}-->` }) },
  });
  const app = createApp({ adapters: [show], pages: { '/[[...path]]': page }, onError: () => {} });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const made = fc
    .array(fc.constantFrom(...pieces), { maxLength: 6 })
    .map((all) => `/${all.join('')}`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...targets), made), async (target) => {
      const url = `${server.url}${target.replace(/^\/+/, '/')}`;
      assert.equal(
        await askRaw(server.port, target.replace(/^\/+/, '/')),
        await read(await app.fetch(new Request(url))),
      );
    }),
    { numRuns: 300 },
  );
  await server.close();
});

/** Status, place and body of an answer to a target that no client library has touched. */
async function askRaw(port: number, path: string): Promise<unknown[]> {
  const request = nodeRequest({ port, path, host: '127.0.0.1' }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return [response.statusCode, response.headers.location ?? null, await toText(response)];
}

async function read(response: Response): Promise<unknown[]> {
  return [response.status, response.headers.get('location'), await response.text()];
}

const mount = suite('toNodeHandler');

mount('refuses what is no app', async () => {
  for (const make of [() => toNodeHandler({} as App), () => toNodeHandler(undefined as never)]) {
    assert.throws(make, (error: PlinthError) => error.code === 'PLINTH_NOT_AN_APP');
  }
});

mount('answers as the whole of a bare server', async () => {
  const server = await listen(toNodeHandler(slowApp().app));
  assert.is((await fetch(server.url)).status, 200);
  assert.is((await fetch(`${server.url}/nowhere`)).status, 404);
  await server.close();
});

mount('hands on what the app does not know', async () => {
  const handle = toNodeHandler(slowApp().app);
  const server = await listen((req, res) => {
    void handle(req, res, (error) => {
      res.statusCode = error ? 500 : 299;
      res.end('the next one');
    });
  });
  assert.is((await fetch(server.url)).status, 200);
  const next = await fetch(`${server.url}/nowhere`);
  assert.is(next.status, 299);
  assert.is(await next.text(), 'the next one');
  assert.is((await fetch(`${server.url}/slow/../nowhere/`)).status, 299);
  await server.close();
});

mount('says how long its answer is, whoever has set headers before', async () => {
  const getServerSideProps = ({ response }: GetServerSidePropsContext): object => {
    response.headers.append('set-cookie', 'a=1');
    return { props: {} };
  };
  const pages = { '/': page, '/cookie': { ...page, getServerSideProps } };
  const handle = toNodeHandler(createApp({ adapters: [text], pages }));
  const server = await listen((req, res) => {
    if (req.url?.includes('set')) res.setHeader('x-before', 'yes');
    void handle(req, res);
  });
  for (const path of ['/', '/?set', '/cookie', '/cookie?set']) {
    const response = await fetch(server.url + path);
    const length = String(Buffer.byteLength(await response.text()));
    assert.is(response.headers.get('content-length'), length, path);
    const head = await fetch(server.url + path, { method: 'HEAD' });
    assert.is(head.headers.get('content-length'), length, `HEAD ${path}`);
  }
  await server.close();
});

mount('keeps headers that were set before it, and each cookie', async () => {
  const getServerSideProps = ({ response }: GetServerSidePropsContext): object => {
    response.headers.append('set-cookie', 'a=1');
    response.headers.append('set-cookie', 'b=2');
    return { props: {} };
  };
  const handle = toNodeHandler(
    createApp({ adapters: [text], pages: { '/': { ...page, getServerSideProps } } }),
  );
  const server = await listen((req, res) => {
    res.setHeader('x-before', 'yes');
    res.setHeader('set-cookie', 'first=0');
    void handle(req, res);
  });
  const response = await fetch(server.url);
  assert.is(response.headers.get('x-before'), 'yes');
  assert.equal(response.headers.getSetCookie(), ['first=0', 'a=1', 'b=2']);
  await server.close();
});

mount('reads a body that is sent in pieces', async () => {
  const getServerSideProps = async ({
    request,
    response,
  }: GetServerSidePropsContext): Promise<object> => {
    response.headers.set('x-body', await request.text());
    return { props: {} };
  };
  const app = createApp({ adapters: [text], pages: { '/': { ...page, getServerSideProps } } });
  const server = await listen(toNodeHandler(app));
  const request = nodeRequest(server.url, { method: 'POST' });
  request.write('one ');
  await new Promise((resolve) => setTimeout(resolve, 20));
  request.end('two');
  const [response] = await once(request, 'response');
  response.resume();
  assert.is(response.headers['x-body'], 'one two');
  await server.close();
});
