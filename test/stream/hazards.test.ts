/** Whether each hazard of streams and errors is tried, and those that are no renderer's own. */
import { readFileSync, readdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip, type Gzip } from 'node:zlib';
import { createApp, defineAdapter } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { type Listening, listen } from '../_server.ts';
import { collectStrays } from '../_strays.ts';
import { hazards } from './hazards.ts';
import { build, lateApp, sleep } from './_late.ts';

const test = suite('hazards');
const root = join(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.test\.tsx?$/.test(path) && !/node_modules|fixtures|\.tmp/.test(path),
);
const readAll = (paths: string[]): string =>
  paths.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
const all = readAll(files);
const own = readAll(files.filter((path) => path.startsWith(join('stream', 'hazards'))));

test('none is missing', () => {
  assert.equal(
    Object.keys(hazards).map(Number),
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
});

for (const [number, state] of Object.entries(hazards)) {
  test(`hazard ${number} (${state.kind}) is named by a test`, () => {
    const title = new RegExp(`(?:[hH]azard|test|register)\\(['\`]${number}: `);
    if (state.kind === 'tried') assert.match(own, title);
    else assert.ok(all.includes(state.title), state.title);
  });
}

/** A body that goes on until it is cancelled. */
async function* endless(): AsyncGenerator<string> {
  for (;;) {
    yield 'x'.repeat(16_384);
    await sleep(5);
  }
}

const compressing: Record<string, () => Promise<Listening>> = {
  'a pipe through the compression': () =>
    listen((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      Readable.from(endless()).pipe(createGzip()).pipe(response);
    }),
  Plinth: () => {
    const server = { render: () => ({ html: '', chunks: endless() }) };
    const app = createApp({
      adapters: [defineAdapter({ name: 'endless', server })],
      pages: { '/': { default: () => '' } },
    });
    return serve(app, { port: 0, host: '127.0.0.1', compress: true });
  },
};

/** Whether the compression is destroyed within so many milliseconds after its visitor has gone. */
async function isDestroyed({ url }: Listening, milliseconds: number): Promise<boolean> {
  const prototype = Object.getPrototypeOf(createGzip()) as Gzip;
  const { destroy } = prototype;
  const destroyed = new Promise<boolean>((resolve) => {
    prototype.destroy = function tellDestroy(error) {
      resolve(true);
      return destroy.call(this, error);
    };
  });
  const request = get(url, { headers: { 'accept-encoding': 'gzip' } });
  request.on('response', (response) => response.once('data', () => request.destroy()));
  request.on('error', () => {});
  const isGone = await Promise.race([destroyed, sleep(milliseconds).then(() => false)]);
  prototype.destroy = destroy;
  return isGone;
}

for (const [side, start] of Object.entries(compressing)) {
  const isPlinth = side === 'Plinth';
  const what = isPlinth ? 'is destroyed' : 'is left';
  test(`18: the compression for a visitor who has gone ${what}: ${side}`, async () => {
    const server = await start();
    try {
      assert.is(await isDestroyed(server, isPlinth ? 10_000 : 500), isPlinth);
    } finally {
      await server.close();
    }
  });
}

test('19: an answer that nobody reads ends no process', async () => {
  const props = { a: new Promise(() => {}) };
  const app = lateApp(() => ({ props }), { build, timeouts: { deferred: 20 } });
  const strays = await collectStrays(async () => {
    await app.request('/');
    await sleep(60);
  });
  assert.equal(strays, []);
  assert.match(String(app.errors), /PLINTH_TIMEOUT/);
});
