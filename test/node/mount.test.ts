import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createApp, defineAdapter } from '@plinth/core';
import { toNodeHandler } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { listen } from '../_server.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ route }) => ({ html: `${route.pattern} ${route.url}` }) },
});
const page = { default: () => '' };

const test = suite('an app with a base path in Express');

/** The status and text of a path in an Express app with the app of `/docs` in it. */
async function ask(mountAt: string, path: string): Promise<string> {
  const app = createApp({
    adapters: [text],
    basePath: '/docs',
    pages: { '/': page, '/[name]': page, '/docs/[name]': page },
  });
  const outer = express();
  outer.use((req, _res, next) => {
    if (req.url === '/docs/moved') req.url = '/docs/here';
    next();
  });
  outer.use(mountAt, toNodeHandler(app) as express.RequestHandler);
  outer.use((req, res) => {
    res.status(299).send(`next ${req.url}`);
  });
  const server = await listen(outer);
  const response = await fetch(server.url + path, { redirect: 'manual' });
  const body = await response.text();
  await server.close();
  const location = response.headers.get('location');
  return `${response.status} ${location ?? /<div id="plinth">(.*)<\/div>/.exec(body)?.[1] ?? body}`;
}

for (const mountAt of ['/', '/docs'] as const) {
  for (const [path, expected] of [
    ['/docs', '200 / /docs'],
    ['/docs?a=1', '200 / /docs?a=1'],
    ['/docs/', '308 /docs'],
    ['/docs/a', '200 /[name] /docs/a'],
    ['/docs/docs/a', '200 /docs/[name] /docs/docs/a'],
    ['/docs/a/b/c', '299 next /docs/a/b/c'],
    ['/a', '299 next /a'],
    ['/docsish', '299 next /docsish'],
    ['/docs/moved', '200 /[name] /docs/here'],
  ] as const) {
    test(`${path}, mounted at ${mountAt}`, async () => {
      assert.is(await ask(mountAt, path), expected);
    });
  }
}

test('a bare server needs no mounting', async () => {
  const app = createApp({ adapters: [text], basePath: '/docs', pages: { '/a': page } });
  const server = createServer(toNodeHandler(app)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  assert.is((await fetch(`http://127.0.0.1:${port}/docs/a`)).status, 200);
  assert.is((await fetch(`http://127.0.0.1:${port}/a`)).status, 404);
  server.close();
});
