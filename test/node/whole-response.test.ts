/** What middleware finds of an answer that is there as a whole is a `Response`, and what it makes of it is sent. */
import { createApp, defineAdapter } from '@plinth/core';
import type { MiddlewareModule } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { rawRequest } from '../_server.ts';
import { assert, suite } from '../_suite.ts';

const adapter = defineAdapter({ name: 'text', server: { render: () => ({ html: 'hello' }) } });
const test = suite('a whole answer in middleware');

/** What a client gets where middleware does this with the answer. */
async function answer(change: (response: Response) => unknown): Promise<Response> {
  const middleware = {
    default: async (_: Request, next: () => Promise<Response>) => {
      const response = await next();
      return ((await change(response)) as Response | undefined) ?? response;
    },
  } as MiddlewareModule;
  const app = createApp({ adapters: [adapter], pages: { '/': { default: () => '' } }, middleware });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const response = await fetch(server.url, { headers: { 'accept-encoding': 'identity' } });
  const body = await response.text();
  await server.close();
  return new Response(body, response);
}

test('is a Response that can be read', async () => {
  let shown: unknown;
  const sent = await answer(async (response) => {
    shown = [
      response instanceof Response,
      String(response),
      response.ok,
      response.statusText,
      response.bodyUsed,
      /hello/.test(await response.clone().text()),
      response.headers instanceof Headers,
    ];
  });
  assert.equal(shown, [true, '[object Response]', true, '', false, true, true]);
  assert.is(sent.status, 200);
  assert.match(await sent.text(), 'hello');
});

test('is sent with the headers that it has in the end', async () => {
  const sent = await answer(({ headers }) => {
    headers.set('x-set', '1');
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
  });
  assert.is(sent.headers.get('x-set'), '1');
  assert.equal(sent.headers.getSetCookie(), ['a=1', 'b=2']);
  assert.match(sent.headers.get('content-type')!, 'text/html');
  assert.match(await sent.text(), 'hello');
});

test('has one object of headers, also once it was read', async () => {
  let copied: string | null = null;
  const sent = await answer((response) => {
    const { headers } = response;
    assert.is(response.bodyUsed, false);
    headers.set('x-before', '1');
    response.headers.set('x-after', '2');
    copied = response.clone().headers.get('x-before');
  });
  assert.is(copied, '1');
  assert.is(sent.headers.get('x-before'), '1');
  assert.is(sent.headers.get('x-after'), '2');
});

/** What a client gets, byte by byte, where middleware does this with the headers. */
async function send(change: (headers: Headers) => void): Promise<string> {
  const middleware = async (_: Request, next: () => Promise<Response>): Promise<Response> => {
    const response = await next();
    change(response.headers);
    return response;
  };
  const app = createApp({
    adapters: [adapter],
    pages: { '/': { default: () => '' } },
    middleware: { default: middleware } as MiddlewareModule,
  });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  const request = 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  const sent = await rawRequest(server.port, request);
  await server.close();
  return sent;
}

test('is framed anew where its length was taken away', async () => {
  const sent = await send((headers) => headers.delete('content-length'));
  assert.match(sent, 'Transfer-Encoding: chunked');
  assert.match(sent, /\r\n\r\n[\da-f]+\r\n<!doctype html>/);
  assert.match(sent, /<\/html>\r\n0\r\n\r\n$/);
});

test('is sent with headers beyond ASCII as their bytes', async () => {
  assert.match(
    await send((headers) => headers.set('x-name', 'caf\u00e9')),
    'x-name: caf\u00e9\r\n',
  );
});

test('can stand in another', async () => {
  const sent = await answer(
    (response) => new Response(response.body, { ...read(response), status: 202 }),
  );
  assert.is(sent.status, 202);
  assert.match(await sent.text(), 'hello');
});

function read({ headers, statusText }: Response): ResponseInit {
  return { headers: new Headers(headers), statusText };
}
