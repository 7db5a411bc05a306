/** Files with a hash in their names: the server keeps them as they were sent. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createApp, defineAdapter } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { rawRequest } from '../_server.ts';
import { assert, suite } from '../_suite.ts';

const test = suite('node: kept files');

const script = 'export const text = "a script";\n'.repeat(100);
const large = 'x'.repeat(300_000);

/** Serves a folder with a small and a large script whose names hold a hash, and one whose name does not. */
async function withFiles(
  run: (port: number, dir: string) => Promise<void>,
  more: readonly string[] = [],
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'plinth-files-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'assets/a-1234.js'), script);
  await writeFile(join(dir, 'assets/b-1234.txt'), large);
  await writeFile(join(dir, 'plain.js'), script);
  for (const path of more) await writeFile(join(dir, path), 'x'.repeat(256_000));
  const app = createApp({
    adapters: [defineAdapter({ name: 'none', server: { render: () => ({ html: '' }) } })],
    pages: { '/': { default: () => '' } },
    build: { id: 'x', clientDir: pathToFileURL(`${dir}/`).href, page: () => undefined },
  });
  const server = await serve(app, { port: 0, host: '127.0.0.1' });
  try {
    await run(server.port, dir);
  } finally {
    await server.close();
    await rm(dir, { recursive: true });
  }
}

interface Received {
  status: string;
  headers: Record<string, string>;
  body: Buffer;
}

async function ask(port: number, path: string, headers = '', method = 'GET'): Promise<Received> {
  const end = `Host: localhost\r\nConnection: close\r\n${headers}\r\n`;
  const answer = await rawRequest(port, `${method} ${path} HTTP/1.1\r\n${end}`);
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const fields = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  const { date: _, ...sent } = Object.fromEntries(fields) as Record<string, string>;
  return { status, headers: sent, body: Buffer.from(rest.join('\r\n\r\n'), 'latin1') };
}

test('one that was asked for is sent again without the disk', async () => {
  await withFiles(async (port, dir) => {
    const path = '/assets/a-1234.js';
    const first = await ask(port, path);
    assert.match(first.status, / 200 /);
    assert.is(first.body.toString(), script);
    assert.is(first.headers['content-type'], 'text/javascript; charset=utf-8');
    assert.is(first.headers['content-length'], String(script.length));
    assert.is(first.headers['cache-control'], 'max-age=31536000, immutable');
    assert.is(first.headers['accept-ranges'], 'bytes');
    assert.ok(first.headers['etag'] && first.headers['last-modified']);
    await rm(join(dir, path));
    assert.equal(await ask(port, path), first);
    const head = await ask(port, path, '', 'HEAD');
    assert.equal(head.headers, first.headers);
    assert.is(head.body.length, 0);
  });
});

test('each coding is kept for itself', async () => {
  await withFiles(async (port, dir) => {
    const path = '/assets/a-1234.js';
    const codings = {
      br: brotliDecompressSync,
      gzip: gunzipSync,
      identity: (body: Buffer) => body,
    };
    const all = Object.entries(codings);
    const headerOf = (coding: string): string => `Accept-Encoding: ${coding}\r\n`;
    const first = new Map<string, Received>();
    for (const [coding] of all) first.set(coding, await ask(port, path, headerOf(coding)));
    await rm(join(dir, path));
    for (const [coding, decode] of all) {
      const again = await ask(port, path, headerOf(coding));
      const { headers, body } = again;
      assert.equal(again, first.get(coding));
      assert.is(decode(body).toString(), script);
      assert.is(headers['content-encoding'], coding === 'identity' ? undefined : coding);
      assert.is(headers['content-length'], String(body.length));
      assert.is(headers['vary'], 'Accept-Encoding');
    }
    const tags = new Set(Array.from(first.values(), ({ headers }) => headers['etag']));
    assert.is(tags.size, 3);
  });
});

test('a part of one, and one that a client has, are answered as before', async () => {
  await withFiles(async (port) => {
    const path = '/assets/a-1234.js';
    const { headers } = await ask(port, path);
    const part = await ask(port, path, 'Range: bytes=7-11\r\n');
    assert.match(part.status, / 206 /);
    assert.is(part.body.toString(), 'const');
    const known = await ask(port, path, `If-None-Match: ${headers['etag']}\r\n`);
    assert.match(known.status, / 304 /);
    assert.is(known.body.length, 0);
    const since = `If-Modified-Since: ${headers['last-modified']}\r\n`;
    assert.match((await ask(port, path, since)).status, / 304 /);
  });
});

test('large ones, and those whose names hold no hash, are read each time', async () => {
  await withFiles(async (port, dir) => {
    for (const path of ['/assets/b-1234.txt', '/plain.js']) {
      assert.match((await ask(port, path)).status, / 200 /);
      await writeFile(join(dir, path), 'changed');
      assert.is((await ask(port, path)).body.toString(), 'changed');
    }
  });
});

test('no more than 32 MB are kept, and the first go first', async () => {
  const paths = Array.from({ length: 132 }, (_, i) => `/assets/c${i}-1234.txt`);
  await withFiles(async (port, dir) => {
    for (const path of paths) assert.match((await ask(port, path)).status, / 200 /);
    for (const path of paths) await writeFile(join(dir, path), 'changed');
    assert.is((await ask(port, paths.at(-1)!)).body.length, 256_000);
    assert.is((await ask(port, paths[0]!)).body.toString(), 'changed');
  }, paths);
});
