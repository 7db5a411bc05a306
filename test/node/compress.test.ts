import { randomBytes } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, request as nodeRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import { createApp, defineAdapter } from '@plinth/core';
import type { AppOptions, GetServerSidePropsContext, Middleware, Rendered } from '@plinth/core';
import { type RunningServer, type ServeOptions, serve } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { waitFor } from '../_app.ts';
import { rawRequest } from '../_server.ts';
import { countStreams } from '../_streams.ts';

const long = 'Plinth é '.repeat(400);
const text = defineAdapter({
  name: 'text',
  server: { render: ({ Page }) => ({ html: (Page as () => string)() }) },
});

/** A page of some length with headers of its own. */
function pageOf(html: string, own: Record<string, string> = {}): object {
  return {
    default: () => html,
    getServerSideProps: ({ response }: GetServerSidePropsContext) => {
      for (const [name, value] of Object.entries(own)) response.headers.set(name, value);
      return { props: {} };
    },
  };
}

/** A body that comes in two parts, the second when it is let go. */
function lateApp(): { options: Partial<AppOptions>; go: () => void; isCancelled: () => boolean } {
  let go = (): void => {};
  let cancelled = false;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const body = new ReadableStream(
    {
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode('first part'));
        await gate;
        if (cancelled) return;
        controller.enqueue(new TextEncoder().encode('second part'));
        controller.close();
      },
      cancel: () => {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { 'content-type': 'text/plain' };
  const middleware = { default: () => new Response(body, { headers }) };
  return { options: { middleware }, go, isCancelled: () => cancelled };
}

async function start(
  options: Partial<AppOptions> = {},
  serving: ServeOptions = {},
): Promise<RunningServer> {
  const pages = {
    '/long': pageOf(long),
    '/short': pageOf('short'),
    '/accented': pageOf('caf\u00e9', { 'x-name': 'caf\u00e9' }),
    '/kept': pageOf(long, { 'cache-control': 'max-age=60' }),
    '/strong': pageOf(long, { 'cache-control': 'max-age=60', etag: '"strong"' }),
    '/no-transform': pageOf(long, { 'cache-control': 'public, no-transform' }),
    '/encoded': pageOf(long, { 'content-encoding': 'identity' }),
    '/vary': pageOf(long, { vary: 'Cookie' }),
    '/vary-all': pageOf(long, { vary: '*' }),
    '/png': pageOf(long, { 'content-type': 'image/png' }),
    '/svg': pageOf(long, { 'content-type': 'image/svg+xml' }),
    '/problem': pageOf(long, { 'content-type': 'application/problem+json' }),
  };
  const app = createApp({ adapters: [text], pages: pages as never, ...options });
  return serve(app, { port: 0, host: '127.0.0.1', ...serving });
}

/** The answer as it is on the wire. */
async function ask(
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ response: IncomingMessage; body: Buffer }> {
  const sent = nodeRequest(url, { method, headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { response, body: Buffer.concat(chunks) };
}

const test = suite('compression');
let server: RunningServer;
test.before(async () => {
  server = await start();
});
test.after(() => server.close());

for (const [accepted, expected] of [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP;Q=0.5', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['*', 'br'],
  ['*, br;q=0', 'gzip'],
  ['*;q=0', undefined],
  ['gzip;q=0', undefined],
  ['gzip;q=2', undefined],
  ['gzip;q=x', undefined],
  ['identity', undefined],
  ['identity, gzip;q=0.5', undefined],
  ['deflate', undefined],
  ['', undefined],
] as const) {
  test(`with Accept-Encoding: ${accepted} is ${expected ?? 'left out'}`, async () => {
    const { response, body } = await ask(`${server.url}/long`, { 'accept-encoding': accepted });
    const { headers } = response;
    assert.is(headers['content-encoding'], expected);
    assert.is(headers['vary'], 'Accept-Encoding');
    assert.is('content-length' in headers, expected === undefined);
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, none: (raw: Buffer) => raw };
    assert.ok(decode[expected ?? 'none'](body).toString().includes(long));
    assert.ok(expected === undefined || body.length < 1000);
  });
}

for (const [path, encoded, vary] of [
  ['/short', undefined, undefined],
  ['/no-transform', undefined, undefined],
  ['/encoded', 'identity', undefined],
  ['/png', undefined, undefined],
  ['/svg', 'gzip', 'Accept-Encoding'],
  ['/problem', 'gzip', 'Accept-Encoding'],
  ['/vary', 'gzip', 'Cookie, Accept-Encoding'],
  ['/vary-all', 'gzip', '*'],
  ['/nowhere', undefined, undefined],
] as const) {
  test(`of ${path} is ${encoded ?? 'left out'}`, async () => {
    const { response } = await ask(server.url + path, { 'accept-encoding': 'gzip' });
    assert.is(response.headers['content-encoding'], encoded);
    assert.is(response.headers['vary'], vary);
  });
}

/** An answer byte by byte, but for its date. */
async function askRaw(path: string, coding?: string): Promise<string> {
  const accepts = coding === undefined ? '' : `Accept-Encoding: ${coding}\r\n`;
  const request = `GET ${path} HTTP/1.1\r\nHost: a\r\n${accepts}Connection: close\r\n\r\n`;
  return (await rawRequest(server.port, request)).replace(/^Date: .*\r\n/m, '');
}

for (const path of ['/short', '/no-transform', '/encoded', '/png', '/accented', '/nowhere']) {
  test(`${path} is for a browser byte by byte what it is for any client`, async () => {
    assert.equal(await askRaw(path, 'gzip, deflate, br, zstd'), await askRaw(path));
  });
}

for (const [path, without, vary] of [
  ['/long', '', 'Accept-Encoding'],
  ['/vary', 'vary: Cookie\r\n', 'Cookie, Accept-Encoding'],
] as const) {
  test(`${path} is where its client takes no coding of ours the same but for Vary`, async () => {
    const bare = (await askRaw(path)).replace(without, '');
    const sent = await askRaw(path, 'deflate');
    assert.is(sent.replace(`vary: ${vary}\r\n`, ''), bare);
    assert.is(sent.length, bare.length + `vary: ${vary}\r\n`.length);
  });
}

test('makes no stream of the web of a page', async () => {
  const made = await countStreams(async () => {
    for (const coding of ['gzip', 'br'])
      await ask(`${server.url}/long`, { 'accept-encoding': coding });
  });
  assert.is(made, 0);
});

test('is of the answer that middleware has changed', async () => {
  const change: Middleware = async (_, next) => {
    const response = await next();
    for (const cookie of ['a=1', 'b=2']) response.headers.append('set-cookie', cookie);
    return response;
  };
  const changed = await start({ middleware: { default: change } });
  const made = await countStreams(async () => {
    const { response, body } = await ask(`${changed.url}/long`, { 'accept-encoding': 'gzip' });
    assert.equal(response.headers['set-cookie'], ['a=1', 'b=2']);
    assert.match(gunzipSync(body).toString(), long);
  });
  assert.is(made, 0);
  await changed.close();
});

test('is of what middleware has made itself', async () => {
  const made = await start({ middleware: { default: () => Response.json({ long }) } });
  for (const coding of ['gzip', 'deflate']) {
    const { response, body } = await ask(made.url, { 'accept-encoding': coding });
    assert.is(response.headers['vary'], 'Accept-Encoding');
    const json = coding === 'gzip' ? gunzipSync(body) : body;
    assert.equal(JSON.parse(json.toString()), { long });
  }
  await made.close();
});

test('keeps what others have set on the response of Node', async () => {
  const set = (message: unknown): void => {
    (message as { response: ServerResponse }).response.setHeader('x-outer', 'yes');
  };
  subscribe('http.server.request.start', set);
  const { response, body } = await ask(`${server.url}/long`, { 'accept-encoding': 'gzip' });
  unsubscribe('http.server.request.start', set);
  assert.is(response.headers['x-outer'], 'yes');
  assert.match(gunzipSync(body).toString(), long);
});

test('a large page comes whole', async () => {
  const html = randomBytes(1_500_000).toString('base64');
  const large = await start({ pages: { '/': pageOf(html) as never } });
  for (const [coding, decode] of [
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const) {
    const { body } = await ask(large.url, { 'accept-encoding': coding });
    assert.ok(decode(body).toString().includes(html));
  }
  await large.close();
});

test('a client that takes none gets the text with its length', async () => {
  const { response, body } = await ask(`${server.url}/long`);
  assert.is(response.headers['content-encoding'], undefined);
  assert.is(Number(response.headers['content-length']), body.length);
});

test('is chosen right for more lists than are kept', async () => {
  for (let i = 0; i < 200; i++) {
    const [first, second] = i % 2 === 0 ? ['gzip', 'br'] : ['br', 'gzip'];
    const accepted = `${first};q=0.${500 + i}, ${second};q=0.1`;
    const { response } = await ask(`${server.url}/long`, { 'accept-encoding': accepted });
    assert.is(response.headers['content-encoding'], first, accepted);
  }
});

test('HEAD has the headers of GET', async () => {
  const headers = { 'accept-encoding': 'br' };
  const [get, head] = await Promise.all([
    ask(`${server.url}/kept`, headers),
    ask(`${server.url}/kept`, headers, 'HEAD'),
  ]);
  const { date: _, 'transfer-encoding': chunked, ...expected } = get.response.headers;
  const { date: __, 'transfer-encoding': ___, ...actual } = head.response.headers;
  assert.is(chunked, 'chunked');
  assert.equal(actual, expected);
  assert.is(head.body.length, 0);
});

test('a tag stays valid: weak, and answered with 304', async () => {
  for (const path of ['/kept', '/strong']) {
    const { response } = await ask(server.url + path, { 'accept-encoding': 'br' });
    const etag = response.headers['etag'] as string;
    assert.match(etag, /^W\/"/);
    const again = await ask(server.url + path, { 'accept-encoding': 'br', 'if-none-match': etag });
    assert.is(again.response.statusCode, 304);
    assert.is(again.response.headers['content-encoding'], undefined);
    assert.is(again.body.length, 0);
  }
});

for (const [by, options, serving] of [
  ['the option of the app', { compress: false }, {}],
  ['the option of serve', { compress: true }, { compress: false }],
] as const) {
  test(`is off by ${by}`, async () => {
    const off = await start(options, serving);
    const { response } = await ask(`${off.url}/long`, { 'accept-encoding': 'br' });
    assert.is(response.headers['content-encoding'], undefined);
    assert.is(response.headers['vary'], undefined);
    await off.close();
  });
}

const stream = suite('compression of a stream');

stream('sends each part when it is there', async () => {
  const { options, go } = lateApp();
  const late = await start(options);
  const sent = nodeRequest(late.url, { headers: { 'accept-encoding': 'gzip' } });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  assert.is(response.headers['content-encoding'], 'gzip');
  let shown = '';
  response.pipe(createGunzip()).on('data', (chunk) => (shown += chunk));
  await waitFor(() => shown === 'first part' || undefined);
  go();
  await waitFor(() => shown === 'first partsecond part' || undefined);
  await late.close();
});

stream('stops when its client goes away', async () => {
  const { options, isCancelled } = lateApp();
  const late = await start(options);
  const sent = nodeRequest(late.url, { headers: { 'accept-encoding': 'br' } });
  sent.on('error', () => {});
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  await once(response, 'readable');
  response.on('error', () => {});
  response.destroy();
  await waitFor(() => isCancelled() || undefined);
  await late.close();
});

stream('is given up where its client has gone before it began', async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) {
        yield 'part';
        await delay(5);
      }
    } finally {
      ended = true;
    }
  }
  const untilGone = async ({ signal }: GetServerSidePropsContext): Promise<object> => {
    sent.destroy();
    await once(signal, 'abort');
    return { props: {} };
  };
  const render = (): Rendered => ({ html: '', chunks: endless() });
  const late = await start({
    adapters: [defineAdapter({ name: 'endless', server: { render } })],
    pages: { '/': { default: () => '', getServerSideProps: untilGone } },
  });
  const sent = nodeRequest(late.url, { headers: { 'accept-encoding': 'gzip' } });
  sent.on('error', () => {}).end();
  await waitFor(() => ended || undefined);
  await late.close();
});

stream('that fails ends the connection, and not as if it were whole', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('first part')),
    async pull(controller) {
      await delay(20);
      controller.error(new Error('the source broke'));
    },
  });
  const headers = { 'content-type': 'text/plain' };
  const broken = await start({ middleware: { default: () => new Response(body, { headers }) } });
  await assert.rejects(ask(broken.url, { 'accept-encoding': 'gzip' }), /aborted|hang up|reset/i);
  await broken.close();
});
