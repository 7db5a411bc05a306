/** A request without a body is what Node has read of it, and a whole `Request` as soon as somebody asks. */
import { once } from 'node:events';
import { connect, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createApp, defineAdapter } from '@plinth/core';
import type { GetServerSidePropsContext } from '@plinth/core';
import { serve, toNodeHandler } from '@plinth/core/node';
import { waitFor } from '../_app.ts';
import { listen, rawRequest } from '../_server.ts';
import { assert, suite } from '../_suite.ts';

const adapter = defineAdapter({ name: 'text', server: { render: () => ({ html: 'hello' }) } });
const test = suite('a request without a body');

/** Sends a request as it is written, and gives what a page finds of it. */
async function show<Shown>(head: string, look: (request: Request) => Shown): Promise<Shown> {
  let shown: Shown | undefined;
  const getServerSideProps = ({ request }: GetServerSidePropsContext): object => {
    shown = look(request);
    return { props: {} };
  };
  const pages = { '/[[...path]]': { default: () => '', getServerSideProps } };
  const server = await serve(createApp({ adapters: [adapter], pages }), {
    port: 0,
    host: '127.0.0.1',
  });
  const answer = await rawRequest(server.port, `${head}\r\nConnection: close\r\n\r\n`);
  await server.close();
  assert.match(answer, /^HTTP\/1\.1 200 /);
  return shown as Shown;
}

const get = 'GET /a?b=1 HTTP/1.1\r\nHost: a.example:8080';

test('is a Request, with headers that are Headers', async () => {
  const shown = await show(`${get}\r\nX-One: 1`, (request) => [
    request instanceof Request,
    request.headers instanceof Headers,
    request.method,
    request.url,
    request.headers.get('x-ONE'),
    request.headers.has('x-two'),
    [...request.headers.keys()],
    String(request),
    request.body,
    request.bodyUsed,
    request.redirect,
    'cache' in request,
  ]);
  assert.equal(shown, [
    true,
    true,
    'GET',
    'http://a.example:8080/a?b=1',
    '1',
    false,
    ['connection', 'host', 'x-one'],
    '[object Request]',
    null,
    false,
    'follow',
    true,
  ]);
});

for (const target of [
  '/%7ea/./b',
  '/a/%2e%2e/b',
  "/it's?q='",
  '/a\\b',
  '/a#b',
  '/a.b/.c?d=/../e',
]) {
  test(`has the address of ${target} as a URL has it`, async () => {
    const head = `GET ${target} HTTP/1.1\r\nHost: a`;
    const { href } = new URL(`http://a${target}`);
    assert.is(await show(head, ({ url }) => url), href);
  });
}

test('has the path of its target, whatever the client calls the host', async () => {
  for (const host of ['a/../secret', 'a/x?y=', 'a#', 'a/x?y#z', 'b@a']) {
    const url = await show(`GET /page HTTP/1.1\r\nHost: ${host}`, (request) => request.url);
    assert.is(new URL(url).pathname, '/page', host);
  }
});

test('has all values of a header that Node keeps the first of', async () => {
  const shown = await show(
    `${get}\r\nReferer: one\r\nReferer: two\r\nX-A: 1\r\nX-A: 2\r\nCookie: a=1\r\nCookie: b=2`,
    ({ headers }) =>
      ['referer', 'x-a', 'cookie', 'constructor', '__proto__'].map((name) => headers.get(name)),
  );
  assert.equal(shown, ['one, two', '1, 2', 'a=1; b=2', null, null]);
});

test('refuses the name of a header that there cannot be', async () => {
  assert.throws(() => new Headers().get('a b'));
  const shown = await show(get, ({ headers }) => {
    try {
      return headers.get('a b');
    } catch (error) {
      return (error as Error).name;
    }
  });
  assert.is(shown, 'TypeError');
});

test('can be copied, with its headers and its signal', async () => {
  const shown = await show(`${get}\r\nX-One: 1`, (request) =>
    [request.clone(), new Request(request.clone(), { headers: { 'x-two': '2' } })].map(
      ({ url, headers, signal }) => [
        url,
        headers.get('x-one'),
        headers.get('x-two'),
        signal.aborted,
      ],
    ),
  );
  const url = 'http://a.example:8080/a?b=1';
  assert.equal(shown, [
    [url, '1', null, false],
    [url, null, '2', false],
  ]);
});

test('has one object of headers, also once it was copied', async () => {
  const shown = await show(get, (request) => {
    const { headers } = request;
    const first = request.clone();
    headers.set('x-set', '1');
    return [first, request.clone(), request].map((one) => one.headers.get('x-set'));
  });
  assert.equal(shown, [null, '1', '1']);
});

test('has no pseudo-headers where it came by HTTP/2', async () => {
  let names: string[] = [];
  const getServerSideProps = ({ request }: GetServerSidePropsContext): object => {
    names = [...request.headers.keys()];
    return { props: {} };
  };
  const pages = { '/': { default: () => '', getServerSideProps } };
  const server = createServer(toNodeHandler(createApp({ adapters: [adapter], pages })) as never);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const stream = client.request({ ':path': '/', host: 'a.example', 'x-one': '1' });
  const [headers] = (await once(stream, 'response')) as [{ ':status'?: number }];
  client.close();
  server.close();
  assert.is(headers[':status'], 200);
  assert.equal(names, ['host', 'x-one']);
});

test('tells when its client goes away, also where another has read the request to its end', async () => {
  let signal: AbortSignal | undefined;
  const getServerSideProps = async ({ request }: GetServerSidePropsContext): Promise<object> => {
    signal = request.signal;
    await once(signal, 'abort');
    return { props: {} };
  };
  const pages = { '/': { default: () => '', getServerSideProps } };
  const handler = toNodeHandler(createApp({ adapters: [adapter], pages }));
  const server = await listen((req, res) => {
    req.resume().once('end', () => setImmediate(() => handler(req, res)));
  });
  const leave = new AbortController();
  const asking = fetch(server.url, { signal: leave.signal }).catch(() => {});
  await waitFor(() => signal);
  leave.abort();
  await waitFor(() => signal?.aborted);
  await asking;
  await server.close();
});

test('tells when its client goes away', async () => {
  let signal: AbortSignal | undefined;
  let settle = (): void => {};
  const getServerSideProps = async ({ request }: GetServerSidePropsContext): Promise<object> => {
    signal = request.signal;
    await new Promise<void>((resolve) => (settle = resolve));
    return { props: {} };
  };
  const app = createApp({
    adapters: [adapter],
    pages: { '/': { default: () => '', getServerSideProps } },
  });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const leave = new AbortController();
  const asking = fetch(server.url, { signal: leave.signal }).catch(() => {});
  await waitFor(() => signal);
  assert.is(signal?.aborted, false);
  leave.abort();
  await waitFor(() => signal?.aborted);
  settle();
  await asking;
  await server.close();
});
