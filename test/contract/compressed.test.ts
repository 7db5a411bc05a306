/** What a browser gets is what any client gets, but compressed: of built apps of all adapters, over real sockets. */
import { once } from 'node:events';
import { type IncomingMessage, request as nodeRequest } from 'node:http';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { type RunningServer, serve } from '@plinth/core/node';
import { buildApp } from '../_app.ts';
import { readState } from '../_html.ts';
import { assert, suite } from '../_suite.ts';
import { adapters } from '../_ways.ts';

const test = suite('compressed answers');
const browser = 'gzip, deflate, br, zstd';

/** How an answer is sent, and what it says. */
interface Answered {
  framing: { coding?: string | undefined; vary?: string | undefined; length: number | undefined };
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

async function ask(url: string, accepted?: string, method = 'GET'): Promise<Answered> {
  const sent = nodeRequest(url, {
    method,
    headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
  });
  const [response] = (await once(sent.end(), 'response')) as [IncomingMessage];
  const body = await text(method === 'HEAD' ? response : decode(response));
  const { vary, 'content-encoding': coding, 'content-length': length, ...rest } = response.headers;
  const { date: _, 'transfer-encoding': __, ...headers } = rest;
  const framing = { coding, vary, length: length === undefined ? length : Number(length) };
  return { framing, status: response.statusCode, headers, body };
}

function decode(response: IncomingMessage): Readable {
  const coding = response.headers['content-encoding'];
  if (coding === undefined) return response;
  return response.pipe(coding === 'br' ? createBrotliDecompress() : createGunzip());
}

const servers = new Map<string, Promise<RunningServer>>();

async function urlOf(fixture: string): Promise<string> {
  let server = servers.get(fixture);
  const start = async (): Promise<RunningServer> =>
    serve(await buildApp(fixture), { port: 0, host: '127.0.0.1' });
  if (!server) servers.set(fixture, (server = start()));
  return (await server).url;
}

test.after(async () => {
  for (const server of servers.values()) await (await server).close();
});

/** Below that an answer stays as it is. */
const worthwhile = 1024;

/** That an answer to a browser is that to any client, compressed where all of it is not small. */
async function compare(url: string, accepted: string, method?: string): Promise<void> {
  const [plain, answer] = [await ask(url, undefined, method), await ask(url, accepted, method)];
  const isSmall = plain.framing.length !== undefined && plain.framing.length < worthwhile;
  const coding = accepted === browser ? 'br' : accepted;
  const expected = { coding, vary: 'Accept-Encoding', length: undefined };
  const isCompressed = plain.status === 200 && !isSmall;
  assert.equal(answer, { ...plain, framing: isCompressed ? expected : plain.framing });
}

const late = ['await?reviews=150&total=50', 'await?total=50&fail=reviews', 'awaited'];
const names = 'plain not-found redirect status cached end guarded date'.split(' ');
const whole = [...names.map((name) => `case/${name}`), 'static', 'rest/a/b', 'nowhere'];

for (const adapter of adapters) {
  for (const accepted of [browser, 'gzip']) {
    for (const path of late) {
      test(`${adapter}: ${path} is the same for who takes ${accepted}`, async () => {
        await compare(`${await urlOf('late')}/${adapter}/${path}`, accepted);
      });
    }
    for (const path of whole) {
      test(`${adapter}: ${path} is the same for who takes ${accepted}, as data too`, async () => {
        const url = await urlOf('app');
        const { body } = await ask(`${url}/preact/counter`);
        const data = `${url}/_plinth/data/${String(readState(body)?.['build'])}/${adapter}/${path}.json`;
        for (const method of ['GET', 'HEAD']) {
          for (const one of [`${url}/${adapter}/${path}`, data])
            await compare(one, accepted, method);
        }
      });
    }
  }
}
