import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, suite } from '../_suite.ts';
import { buildApp, fixture } from '../_app.ts';
import { collectLog } from '../_log.ts';
import { type Ask, waysOf } from '../_ways.ts';

/** How a value that a Node-shaped handler sends arrives: its type, and its text. */
const sent: Record<string, readonly [status: number, type: string | null, body: string]> = {
  'json-undefined': [200, 'application/json; charset=utf-8', ''],
  'send-object': [200, 'application/json; charset=utf-8', '{"a":[1]}'],
  'send-number': [200, 'application/json; charset=utf-8', '5'],
  'send-boolean': [200, 'application/json; charset=utf-8', 'false'],
  'send-bytes': [200, 'application/octet-stream', '\0\ufffd'],
  'send-text': [200, null, 'as it is'],
  'send-typed': [200, 'text/csv', 'a,b'],
  'send-null': [200, null, ''],
  'no-content': [204, null, ''],
  written: [200, 'text/plain; charset=utf-8', 'one two'],
  later: [200, 'application/json; charset=utf-8', '"later"'],
  piped: [200, null, 'abc'],
  pipeline: [200, null, `${'x'.repeat(300_000)}y`],
};

/** What `req.body` is, by content type and text. */
const bodies: readonly (readonly [type: string | undefined, text: string, body: unknown])[] = [
  ['application/json', '{"a":[1,null]}', { a: [1, null] }],
  ['Application/JSON; charset=utf-8', '"ü"', 'ü'],
  ['application/ld+json', '{"@id":1}', { '@id': 1 }],
  ['application/json', '', {}],
  ['application/x-www-form-urlencoded', 'a=1&a=2&b=x+y&c', { a: ['1', '2'], b: 'x y', c: '' }],
  ['application/x-www-form-urlencoded', '?a=1', { '?a': '1' }],
  ['text/plain', '{"a":1}', '{"a":1}'],
  ['text/plain; charset=latin1', 'plain', 'plain'],
  ['application/xml', '<a/>', '<a/>'],
  [undefined, '', ''],
];

for (const [way, open] of Object.entries(waysOf('api'))) {
  const test = suite(`88: API routes through ${way}`);
  const it = (name: string, task: () => Promise<void>): void => test(`88: ${name}`, task);
  let ask: Ask;
  const logged = collectLog(test);
  test.before(async () => {
    ask = await open();
  });
  const isInProcess = way !== 'the dev server';
  const read = async (path: string, init?: RequestInit): Promise<unknown> =>
    (await ask(path, init)).json();

  it('a handler of a method answers with its own response, and its context', async () => {
    const response = await ask('/api/web?a=1&a=2');
    assert.is(response.headers.get('x-own'), 'yes');
    assert.is(response.headers.get('cache-control'), null);
    const { method, query, params } = (await response.json()) as Record<string, unknown>;
    assert.equal(
      { method, query, params },
      { method: 'GET', query: { a: ['1', '2'] }, params: {} },
    );
    assert.equal(await read('/api/web/a%2Fb?id=other', { method: 'PATCH' }), {
      method: 'PATCH',
      params: { id: 'a/b' },
      query: { id: 'a/b' },
    });
  });

  it('the rules of the configuration apply', async () => {
    assert.is((await ask('/api/web')).headers.get('x-ruled'), 'yes');
  });

  it('HEAD is GET without its body', async () => {
    const response = await ask('/api/web', { method: 'HEAD' });
    assert.is(response.status, 200);
    assert.is(response.headers.get('x-own'), 'yes');
    assert.is(await response.text(), '');
  });

  it('a method without a handler is 405, OPTIONS 204, both with Allow', async () => {
    const refused = await ask('/api/web', { method: 'PATCH' });
    assert.is(refused.status, 405);
    assert.is(refused.headers.get('allow'), 'GET, HEAD, POST, PUT, DELETE, OPTIONS');
    assert.equal(await refused.json(), { error: { statusCode: 405 } });
    const options = await ask('/api/web', {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost' },
    });
    assert.is(options.status, 204);
    assert.is(options.headers.get('allow'), 'GET, HEAD, POST, PUT, DELETE, OPTIONS');
  });

  it('precedence and 404s are those of pages', async () => {
    assert.equal(await read('/api/rest/exact'), 'exact');
    assert.equal(await read('/api/rest/a/b%2Fc'), { path: ['a', 'b/c'] });
    assert.equal(await read('/api/rest'), {});
    assert.is((await ask('/api/rest/')).headers.get('location'), '/api/rest');
    for (const path of ['/api', '/api/nowhere', '/API/web', '/api/node']) {
      assert.is((await ask(path)).status, 404, path);
    }
  });

  it('a data request reaches none', async () => {
    const build = isInProcess ? await readBuild() : 'development';
    const response = await ask(`/_plinth/data/${build}/api/web.json`);
    assert.is(response.status, 404);
    assert.not.ok((await response.text()).includes('canary'));
  });

  it('req tells method, url, query and cookies', async () => {
    const headers = { cookie: 'a=%20b; a=2' };
    assert.equal(await read('/api/node/echo?name=other&x=1', { headers }), {
      method: 'GET',
      url: '/api/node/echo?name=other&x=1',
      query: { name: 'echo', x: '1' },
      cookies: { a: ' b' },
      body: '',
      draftMode: false,
    });
  });

  for (const [type, text, body] of bodies) {
    it(`req.body of ${type} ${JSON.stringify(text)}`, async () => {
      const headers = type === undefined ? [] : [['content-type', type] as [string, string]];
      const response = await ask('/api/node/echo', {
        method: 'POST',
        headers,
        body: text === '' ? null : new TextEncoder().encode(text),
      });
      assert.is(response.status, 201);
      assert.equal(((await response.json()) as { body: unknown }).body, body);
    });
  }

  for (const [name, type, text] of [
    ['bad JSON', 'application/json', '{"a":'],
    ['an unknown charset', 'text/plain; charset=klingon', 'a'],
  ] as const) {
    it(`${name} is 400`, async () => {
      const headers = { 'content-type': type };
      const response = await ask('/api/node/echo', { method: 'POST', headers, body: text });
      assert.is(response.status, 400);
      assert.equal(await response.json(), { error: { statusCode: 400 } });
    });
  }

  it('a web-standard handler that reads bad JSON is 400 too', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await ask('/api/web', { method: 'POST', headers, body: '{' });
    assert.is(response.status, 400);
  });

  for (const [path, limit] of [
    ['/api/node/echo', 2000],
    ['/api/small', 1024],
    ['/api/large', 4000],
  ] as const) {
    it(`${path} takes ${limit} bytes and no more`, async () => {
      const post = (length: number): Promise<Response> =>
        ask(path, { method: 'POST', body: 'x'.repeat(length) });
      assert.ok((await post(limit)).ok);
      const refused = await post(limit + 1);
      assert.is(refused.status, 413);
      assert.equal(await refused.json(), { error: { statusCode: 413 } });
      assert.is((await post(limit * 100)).status, 413);
    });
  }

  it('bodyParser: false leaves the stream to the handler, of any length', async () => {
    const post = { method: 'POST', body: 'x'.repeat(300_000) };
    assert.equal(await read('/api/raw', post), { body: 'undefined', size: 300_000 });
    assert.is(await (await ask('/api/piped', post)).text(), post.body);
  });

  for (const [name, [status, type, body]] of Object.entries(sent)) {
    it(`res: ${name}`, async () => {
      const response = await ask(`/api/node/${name}`);
      assert.is(response.status, status);
      assert.is(response.headers.get('content-type'), type);
      assert.is(response.headers.get('cache-control'), null);
      assert.is(await response.text(), body);
    });
  }

  for (const [name, status, location] of [
    ['redirect', 307, '/elsewhere?a=1'],
    ['redirect-303', 303, 'https://example.com/%C3%BC'],
  ] as const) {
    it(`res: ${name}`, async () => {
      const response = await ask(`/api/node/${name}`);
      assert.is(response.status, status);
      assert.is(response.headers.get('location'), location);
      assert.is(await response.text(), '');
    });
  }

  it('res.writeHead takes a message, and headers as an object or a list', async () => {
    const response = await ask('/api/node/head');
    assert.is(response.status, 202);
    assert.is(response.headers.get('x-a'), '1');
    assert.is(response.headers.get('x-b'), '2, 3');
    assert.is((await ask('/api/node/head-list')).headers.get('x-b'), '2');
  });

  it('an ETag and 304 where the route lets its answer be kept', async () => {
    const etag = (await ask('/api/node/cached')).headers.get('etag') as string;
    const second = await ask('/api/node/cached', { headers: { 'if-none-match': etag } });
    assert.is(second.status, 304);
    assert.is(second.headers.get('cache-control'), 'public, max-age=60');
    assert.is((await ask('/api/node/send-object')).headers.get('etag'), null);
  });

  it('finish and close are told once, also of a stream', async () => {
    const before = (await read('/api/counts')) as Record<string, number>;
    await (await ask('/api/node/finished')).text();
    await (await ask('/api/node/pipeline')).text();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const after = (await read('/api/counts')) as Record<string, number>;
    const risen = ['finish', 'close', 'pipeline', 'pipeline failed'].map(
      (name) => (after[name] ?? 0) - (before[name] ?? 0),
    );
    assert.equal(risen, [1, 1, 1, 0]);
  });

  it('iron-session and cookie run unchanged', async () => {
    const first = await ask('/api/node/session');
    assert.equal(await first.json(), { visits: 1 });
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] as string;
    assert.equal(await read('/api/node/session', { headers: { cookie } }), { visits: 2 });
    const themed = await ask('/api/node/theme', { headers: { cookie: 'theme=dark' } });
    assert.equal(await themed.json(), { theme: 'dark' });
    assert.equal(themed.headers.getSetCookie(), ['first=a%20b; Path=/', 'was=dark; HttpOnly']);
  });

  for (const [path, method, status, message] of [
    ['/api/node/throw', 'GET', 500],
    ['/api/web/throws', 'GET', 500],
    ['/api/node/throw-hidden', 'GET', 503],
    ['/api/node/redirect-script', 'GET', 500],
    ['/api/node/throw-http', 'GET', 403, 'Members only'],
    ['/api/web', 'DELETE', 409, 'Somebody was faster'],
    ['/api/node/unknown', 'GET', 404],
  ] as const) {
    it(`what ${method} ${path} throws is ${status}`, async () => {
      const response = await ask(path, { method });
      assert.is(response.status, status);
      assert.is(response.headers.get('cache-control'), 'private, no-store');
      assert.equal(await response.json(), {
        error: { statusCode: status, ...(message && { message }) },
      });
      if (isInProcess) assert.is(logged.length, status < 500 ? 0 : 1);
    });
  }

  it('an answer that has ended stays, whatever is thrown after it', async () => {
    const response = await ask('/api/node/end-then-throw');
    assert.is(response.status, 200);
    assert.equal(await response.json(), 'ended');
    if (isInProcess) assert.match(logged[0] ?? '', /after the end/);
  });
}

async function readBuild(): Promise<string> {
  await buildApp('api');
  const manifest = await readFile(join(fixture('api'), 'dist/server/manifest.js'), 'utf8');
  return /"id": "([^"]+)"/.exec(manifest)?.[1] as string;
}

const built = suite('88: API modules in a build');
built('nothing of them, and not the secret, reaches the browser', async () => {
  await buildApp('api');
  const folder = join(fixture('api'), 'dist');
  const manifest = await readFile(join(folder, 'server/manifest.js'), 'utf8');
  const secret = /"secret": "([^"]{40,})"/.exec(manifest)?.[1] as string;
  const entries = await readdir(join(folder, 'client'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  assert.ok(files.length > 4);
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'utf8');
    for (const canary of [secret, 'api-canary-5e21', 'iron-session', '/api/']) {
      assert.not.ok(text.includes(canary), `${name} holds ${canary}`);
    }
  }
});
