import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { attribute, elements, readState } from '../_html.ts';
import { openPage } from '../_browser.ts';
import { buildFolder } from '../_app.ts';
import { waitAwake } from '../_hydration.ts';
import { makeProject } from '../_platform.ts';
import { listen } from '../_server.ts';

const test = suite('the URLs of built files');

/** Every URL that a document names. */
function urlsOf(html: string): string[] {
  return elements(html)
    .map((element) => attribute(element, 'src') ?? attribute(element, 'href'))
    .filter((url) => url?.includes('/assets/') === true) as string[];
}

test('a prefix of another host stands before built files alone, and pages wake', async () => {
  const folder = await makeProject('prefix-host', {});
  const host = await listen((req, res) => {
    const type = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
    readFile(join(folder, 'dist/client', (req.url as string).replace(/^\/cdn/, ''))).then(
      (body) => {
        const end = (req.url as string).split('.').at(-1) as keyof typeof type;
        res.setHeader('access-control-allow-origin', '*').setHeader('content-type', type[end]);
        res.end(body);
      },
      () => res.writeHead(404).end(),
    );
  });
  const prefix = `${host.url}/cdn`;
  await makeProject('prefix-host', { assetPrefix: prefix, buildId: 'v1.2', basePath: '/docs' });
  const server = await serve(await buildFolder(folder), { port: 0, host: '127.0.0.1' });
  const html = await (await fetch(`${server.url}/docs/preact`)).text();
  const urls = urlsOf(html);
  assert.ok(urls.length > 4);
  for (const url of urls) assert.ok(url.startsWith(`${prefix}/assets/`), url);
  assert.is(readState(html)?.['build'], 'v1.2');
  const opened = await openPage();
  const asked: string[] = [];
  opened.page.on('request', (request) => asked.push(request.url()));
  await opened.page.goto(`${server.url}/docs/preact`);
  await waitAwake(opened.page);
  await opened.page.click('text="/docs/solid"');
  await opened.page.waitForSelector('h1:text-is("solid")');
  assert.ok(asked.includes(`${server.url}/docs/_plinth/data/v1.2/solid.json`));
  assert.equal([...opened.errors, ...opened.messages], []);
  await opened.close();
  await server.close();
  await host.close();
});

test('a prefix that is a path of the app is served by it', async () => {
  const folder = await makeProject('prefix-path', { assetPrefix: '/static' });
  const server = await serve(await buildFolder(folder), { port: 0, host: '127.0.0.1' });
  const html = await (await fetch(`${server.url}/preact`)).text();
  for (const url of urlsOf(html)) {
    assert.match(url, /^\/static\/assets\//);
    const response = await fetch(server.url + url);
    assert.is(response.status, 200);
    assert.match(response.headers.get('cache-control') ?? '', /immutable/);
  }
  assert.is((await fetch(`${server.url}/static/robots.txt`)).status, 404);
  await server.close();
});
