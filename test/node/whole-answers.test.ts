import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createApp, defineAdapter, type GetServerSideProps } from '@plinth/core';
import { type RunningServer, serve, toNodeHandler } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { waitFor } from '../_app.ts';
import { listen, rawRequest } from '../_server.ts';

/** What Node says of a request when it begins. */
interface Begun {
  request: IncomingMessage;
  response: ServerResponse;
  socket: Socket;
}

const text = defineAdapter({
  name: 'text',
  server: { render: ({ props }) => ({ html: String(props['text'] ?? 'hello') }) },
});
const accents = 'é ü 漢 😀';
const large = 'é'.repeat(8 * 1024 * 1024);

/** An app with a small page, a large one, and one that waits until it is let go. */
function createPages(): { app: ReturnType<typeof createApp>; go: () => void } {
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  const show =
    (value: string): GetServerSideProps =>
    async () => ({ props: { text: value } });
  const wait: GetServerSideProps = () => gate.then(() => ({ props: { text: 'slow' } }));
  const page = { default: () => '', config: { hydrate: false } };
  const app = createApp({
    adapters: [text],
    pages: {
      '/': { ...page, getServerSideProps: show('small') },
      '/accents': { ...page, getServerSideProps: show(accents) },
      '/large': { ...page, getServerSideProps: show(large) },
      '/slow': { ...page, getServerSideProps: wait },
    },
  });
  return { app, go };
}

/** Serves the pages while something is done with them; `begun` holds each request as Node has it. */
async function withServer(
  use: (server: RunningServer, begun: readonly Begun[], go: () => void) => Promise<void>,
  onBegin: (begun: Begun) => void = () => {},
): Promise<void> {
  const { app, go } = createPages();
  const server = await serve(app, { port: 0, host: '127.0.0.1', shutdownTimeout: 100 });
  const begun: Begun[] = [];
  const note = (message: unknown): void => {
    const one = message as Begun;
    if (one.socket.localPort !== server.port) return;
    begun.push(one);
    onBegin(one);
  };
  subscribe('http.server.request.start', note);
  try {
    await use(server, begun, go);
  } finally {
    unsubscribe('http.server.request.start', note);
    await server.close();
  }
}

const toRequest = (path: string, line = 'GET', more = ''): string =>
  `${line} ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const last = 'Connection: close\r\n';

const test = suite('whole answers on Node');

test('an answer leaves in one piece, and is finished and closed once', async () => {
  const events: string[] = [];
  let corked = 0;
  const watch = ({ response, socket }: Begun): void => {
    for (const name of ['prefinish', 'finish', 'close']) {
      response.on(name, () => events.push(name));
    }
    const { uncork } = socket;
    socket.uncork = (): void => {
      corked += socket.writableCorked;
      uncork.call(socket);
    };
  };
  await withServer(async ({ port }, begun) => {
    assert.match(await rawRequest(port, toRequest('/', 'GET', last)), '>small<');
    await waitFor(() => events.includes('close') || undefined);
    assert.equal(events, ['prefinish', 'finish', 'close']);
    assert.is(corked, 0);
    const { response } = begun[0]!;
    assert.ok(response.writableEnded && response.writableFinished);
  }, watch);
});

test('answers keep their order, whatever is ready first', async () => {
  await withServer(async ({ port }, begun, go) => {
    const answers = rawRequest(
      port,
      toRequest('/slow') +
        toRequest('/') +
        toRequest('/', 'HEAD') +
        toRequest('/large', 'GET', last),
    );
    await waitFor(() => begun.length > 1 || undefined);
    go();
    const [before, slow, small, head, all] = (await answers).split('HTTP/1.1 200 OK');
    assert.is(before, '');
    assert.match(slow!, '>slow<');
    assert.match(small!, '>small<');
    assert.match(head!, /\r\n\r\n$/);
    assert.match(head!, /content-length: \d\d/);
    const body = Buffer.from(all!.slice(all!.indexOf('\r\n\r\n') + 4), 'latin1').toString();
    assert.ok(body.includes(`>${large}<`));
  });
});

test('characters arrive as they are, in an answer of any length', async () => {
  await withServer(async ({ port }) => {
    const answer = await rawRequest(port, toRequest('/accents', 'GET', last));
    assert.match(Buffer.from(answer, 'latin1').toString(), `>${accents}<`);
  });
});

test('a client of HTTP/1.0 gets its answer, and the end of the connection', async () => {
  await withServer(async ({ port }) => {
    const answer = await rawRequest(port, 'GET / HTTP/1.0\r\n\r\n');
    assert.match(answer, '>small<');
    assert.match(answer, 'Connection: close');
  });
});

test('an answer is not finished before its client has taken it', async () => {
  await withServer(async ({ port }, begun) => {
    const client = connect(port, '127.0.0.1').pause();
    client.write(toRequest('/large', 'GET', last));
    await waitFor(() => begun[0]?.response.writableEnded || undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { response } = begun[0]!;
    assert.is(response.writableFinished, false);
    const finished = once(response, 'finish');
    let length = 0;
    client.on('data', (chunk) => (length += chunk.length)).resume();
    await Promise.all([finished, once(client, 'end')]);
    assert.ok(length > 2 * large.length);
  });
});

test('a client that is gone when its answer is ready is no error', async () => {
  await withServer(async ({ port, url }, begun, go) => {
    const client = connect(port, '127.0.0.1');
    client.write(toRequest('/slow') + toRequest('/'));
    await waitFor(() => begun.length > 1 || undefined);
    client.destroy();
    await waitFor(() => begun[0]!.socket.destroyed || undefined);
    go();
    assert.is((await fetch(url)).status, 200);
  });
});

test('whoever has an `end` of his own sees what is sent', async () => {
  const handler = toNodeHandler(createPages().app);
  let seen = '';
  const server = await listen((req, res) => {
    const end = res.end.bind(res);
    res.end = ((chunk: string) => {
      seen = chunk;
      return end(chunk.replace('small', 'changd'));
    }) as typeof res.end;
    handler(req, res);
  });
  const body = await (await fetch(server.url)).text();
  assert.match(seen, '>small<');
  assert.match(body, '>changd<');
  await server.close();
});

test('HEAD gets no body, even where a server before has made it GET', async () => {
  const handler = toNodeHandler(createPages().app);
  const server = await listen((req, res) => {
    req.method = 'GET';
    handler(req, res);
  });
  const answers = await rawRequest(
    server.port,
    toRequest('/', 'HEAD') + toRequest('/', 'HEAD', last),
  );
  assert.is(answers.split('HTTP/1.1 200 OK').length - 1, 2);
  assert.not.match(answers, 'small');
  await server.close();
});

test('a request without content is not read, unless somebody listens', async () => {
  let closed = 0;
  const listenOnce = ({ request }: Begun): void => {
    if (request.url === '/?listen') request.on('close', () => closed++);
  };
  await withServer(async ({ url }, begun) => {
    for (const path of ['/', '/?listen', '/']) await (await fetch(url + path)).text();
    await waitFor(() => closed || undefined);
    assert.equal(
      begun.map(({ request }) => request.readableFlowing),
      [null, true, null],
    );
    assert.is(closed, 1);
  }, listenOnce);
});

test('content that nobody reads is not taken for the next request', async () => {
  await withServer(async ({ port }, begun) => {
    const content = 'GET /large HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5000);
    const length = `Content-Length: ${content.length}\r\n`;
    const answers = await rawRequest(
      port,
      toRequest('/', 'POST', length) + content + toRequest('/slow', 'DELETE', last),
    );
    assert.is(answers.split('HTTP/1.1 ').length - 1, 2);
    assert.equal(
      begun.map(({ request }) => `${request.method} ${request.url}`),
      ['POST /', 'DELETE /slow'],
    );
  });
});
