/** Answers that are sent in parts, on Node: they go to the socket as they come. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { createApp, defineAdapter, type App, type AppOptions, type Middleware } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { waitFor } from '../_app.ts';
import { rawRequest } from '../_server.ts';
import { countStreams } from '../_streams.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('node: answers in parts');

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** An app whose view layer has parts: it counts iterations that have ended. */
function createParts(
  chunks: () => AsyncGenerator<string>,
  options: Partial<AppOptions> = {},
): App & { errors: unknown[] } {
  const errors: unknown[] = [];
  const server = { render: () => ({ html: '<p>shell</p>', chunks: chunks() }) };
  const app = createApp({
    adapters: [defineAdapter({ name: 'parts', server })],
    pages: { '/': { default: () => '' } },
    onError: (error) => errors.push(error),
    ...options,
  });
  return Object.assign(app, { errors });
}

async function* twoParts(): AsyncGenerator<string> {
  yield '<p>first</p>';
  await sleep(20);
  yield '<p>second</p>';
}

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  br: createBrotliDecompress,
};

/** Whether what was read is the whole document. */
const whole = /<p>shell<\/p>.*<p>first<\/p>.*<p>second<\/p>.*<\/html>$/s;

async function withApp(app: App, run: (url: string) => Promise<void>): Promise<void> {
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  try {
    await run(server.url);
  } finally {
    await server.close();
  }
}

async function read(
  url: string,
  coding?: string,
): Promise<{ response: IncomingMessage; chunks: string[] }> {
  const headers = coding === undefined ? {} : { 'accept-encoding': coding };
  const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  const decoded = coding === undefined ? response : response.pipe(decoders[coding]!());
  const chunks: string[] = [];
  for await (const chunk of decoded.setEncoding('utf8')) chunks.push(String(chunk));
  return { response, chunks };
}

for (const coding of [undefined, 'gzip', 'br']) {
  const how = coding === undefined ? '' : `, compressed with ${coding}`;

  test(`no stream is made where nobody asks for one${how}`, async () => {
    await withApp(createParts(twoParts), async (url) => {
      const made = await countStreams(async () => {
        const { response, chunks } = await read(url, coding);
        assert.is(response.headers['transfer-encoding'], 'chunked');
        assert.is(response.headers['content-encoding'], coding);
        assert.is(response.headers['content-type'], 'text/html; charset=utf-8');
        assert.match(chunks.join(''), whole);
        // The shell and what is there with it, and what comes later with the end.
        assert.is(chunks.length, 2, chunks.join('\n'));
      });
      assert.is(made, 0);
    });
  });

  test(`where middleware has looked at the headers neither${how}`, async () => {
    const change: Middleware = async (_, next) => {
      const response = await next();
      response.headers.set('x-mine', 'yes');
      response.headers.append('set-cookie', 'a=1');
      response.headers.append('set-cookie', 'b=2');
      return response;
    };
    await withApp(createParts(twoParts, { middleware: { default: change } }), async (url) => {
      const made = await countStreams(async () => {
        const { response, chunks } = await read(url, coding);
        assert.is(response.headers['x-mine'], 'yes');
        assert.equal(response.headers['set-cookie'], ['a=1', 'b=2']);
        assert.match(chunks.join(''), whole);
      });
      assert.is(made, 0);
    });
  });
}

for (const [how, options] of Object.entries({
  'from the configuration': {
    headers: [{ source: '/', headers: [{ key: 'x-name', value: 'caf\u00e9' }] }],
  },
  'from middleware': {
    middleware: {
      default: async (_, next) => {
        const response = await next();
        response.headers.set('x-name', 'caf\u00e9');
        return response;
      },
    },
  },
} satisfies Record<string, Partial<AppOptions>>)) {
  for (const version of ['1.0', '1.1']) {
    test(`a header beyond ASCII ${how} is sent as its bytes by HTTP/${version}`, async () => {
      await withApp(createParts(twoParts, options), async (url) => {
        const request = `GET / HTTP/${version}\r\nHost: a\r\nConnection: close\r\n\r\n`;
        const sent = await rawRequest(Number(new URL(url).port), request);
        assert.match(sent, 'x-name: caf\u00e9\r\n');
        assert.match(sent, '<p>second</p>');
      });
    });
  }
}

for (const [what, change] of Object.entries({
  body: (response: Response) => new Response(response.body, response),
  'body through another stream': ({ body, headers }: Response) =>
    new Response(body!.pipeThrough(new TransformStream()), { headers }),
  text: async (response: Response) => new Response(await response.text()),
  clone: (response: Response) => response.clone(),
  'clone, and sends the first': async (response: Response) => {
    assert.match(await response.clone().text(), whole);
    return response;
  },
})) {
  test(`middleware that takes the ${what} has all of it`, async () => {
    const middleware: Middleware = async (_, next) => change(await next());
    const app = createParts(twoParts, { middleware: { default: middleware } });
    await withApp(app, async (url) => {
      const { chunks } = await read(url);
      assert.match(chunks.join(''), whole);
      assert.equal(app.errors, []);
    });
  });
}

test('a visitor who goes ends the parts, though nobody looks at the signal', async () => {
  let rendered = 0;
  const returned: string[] = [];
  const server = {
    render: () => ({
      html: '<p>shell</p>',
      chunks: {
        [Symbol.asyncIterator]: () => ({
          next: () => ((rendered += 1), new Promise<never>(() => {})),
          return: async () => (returned.push('yes'), { done: true as const, value: undefined }),
        }),
      },
    }),
  };
  const app = createParts(twoParts, { adapters: [defineAdapter({ name: 'stuck', server })] });
  await withApp(app, async (url) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    assert.equal(returned, []);
    socket.destroy();
    await waitFor(() => returned.length > 0, { what: () => 'an end of the parts' });
    assert.equal(returned, ['yes']);
    assert.is(rendered, 1);
    assert.equal(app.errors, []);
  });
});

for (const [coding, total] of [
  ['identity', 2000],
  ['gzip', 300],
  ['br', 300],
] as const) {
  test(`a client that does not read holds the rendering up, and gets all of it when it does: ${coding}`, async () => {
    let pulled = 0;
    const app = createParts(async function* () {
      for (let i = 0; i < total; i++) {
        pulled += 1;
        // Not to be compressed to nothing.
        yield randomBytes(49_152).toString('base64');
      }
    });
    await withApp(app, async (url) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
      const accept = `Accept-Encoding: ${coding}`;
      socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${accept}\r\n\r\n`);
      let before = -1;
      const isStill = async (): Promise<boolean> => {
        before = pulled;
        await sleep(300);
        return pulled > 0 && pulled === before;
      };
      await waitFor(isStill, { what: () => 'an end of the rendering' });
      assert.ok(pulled < total, 'all of it was rendered');
      let bytes = 0;
      for await (const part of socket) bytes += (part as Buffer).length;
      assert.is(pulled, total);
      assert.ok(bytes > total * 49_152);
    });
  });
}

test('an error between two parts breaks the connection off, and its text stays here', async () => {
  const app = createParts(async function* () {
    yield '<p>first</p>';
    await sleep(20);
    throw new Error('secret');
  });
  await withApp(app, async (url) => {
    const [response] = (await once(get(url), 'response')) as [IncomingMessage];
    let text = '';
    response.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)));
    await assert.rejects(() => once(response, 'end'));
    assert.match(text, /<p>first<\/p>$/);
    assert.is(app.errors.length, 1);
  });
});
