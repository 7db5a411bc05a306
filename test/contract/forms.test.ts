import { assert, suite } from '../_suite.ts';
import { shownProps, textOf, findTag } from '../_html.ts';
import { collectLog } from '../_log.ts';
import { type Ask, adapters, waysOf } from '../_ways.ts';

const form = 'application/x-www-form-urlencoded';

for (const [way, open] of Object.entries(waysOf('api'))) {
  const test = suite(`forms and Node faces through ${way}`);
  let ask: Ask;
  let own: string;
  const logged = collectLog(test);
  test.before(async () => {
    ask = await open();
    own = (shownProps(await (await ask('/string/facts')).text()) as { origin: string }).origin;
  });
  const isInProcess = way !== 'the dev server';
  const post = (path: string, init: RequestInit): Promise<Response> =>
    ask(path, { method: 'POST', ...init });
  const read = async (path: string, init?: RequestInit): Promise<unknown> =>
    shownProps(await (await ask(path, init)).text());

  for (const adapter of adapters) {
    const base = `/${adapter}`;
    const it = (name: string, task: () => Promise<void>): void => test(`${adapter}: ${name}`, task);

    it('a form that is posted to its page is read', async () => {
      const body = new URLSearchParams([
        ['a', '1'],
        ['a', 'ü'],
      ]);
      assert.equal(await read(`${base}/form`, { method: 'POST', body }), {
        entries: [
          ['a', '1'],
          ['a', 'ü'],
        ],
      });
    });

    it('a form with a file', async () => {
      const body = new FormData();
      body.append('text', 'line\r\nline');
      body.append('file', new File(['12345'], 'five.txt'));
      assert.equal(await read(`${base}/form`, { method: 'POST', body }), {
        entries: [
          ['text', 'line\r\nline'],
          ['file', 'five.txt: 5'],
        ],
      });
    });

    it('a form that is too large is 413, one that is none 400', async () => {
      const body = new URLSearchParams({ a: 'x'.repeat(2000) });
      assert.is((await post(`${base}/form`, { body })).status, 413);
      const headers = { 'content-type': 'multipart/form-data' };
      assert.is((await post(`${base}/form`, { body: 'a=1', headers })).status, 400);
      if (isInProcess) assert.equal(logged, []);
    });

    it('text, bytes and JSON', async () => {
      const init = { method: 'POST', body: '{"a":1}', headers: { origin: own } };
      assert.equal(await read(`${base}/text`, init), { text: '{"a":1}' });
      assert.equal(await read(`${base}/bytes`, init), { size: 7 });
      assert.equal(await read(`${base}/json`, init), { json: { a: 1 } });
    });

    it('req is a stream of Node, and iterable', async () => {
      for (const name of ['events', 'iteration']) {
        const init = { method: 'POST', body: 'what a client sends, ü' };
        assert.equal(await read(`${base}/${name}`, init), { text: init.body }, name);
        assert.equal(await read(`${base}/${name}`), { text: '' }, name);
      }
    });

    it('req tells what Node tells', async () => {
      const headers = new Headers([
        ['X-Two', '1'],
        ['x-two', '2'],
        ['cookie', 'seen="a%20b"'],
      ]);
      const facts = (await read(`${base}/facts?a=%C3%BC`, { headers })) as Record<string, unknown>;
      const address = way === 'app.request' ? null : '127.0.0.1';
      assert.equal(facts, {
        method: 'GET',
        url: `${base}/facts?a=%C3%BC`,
        header: '1, 2',
        cookie: 'a b',
        clientAddress: address,
        remoteAddress: address,
        origin: own,
      });
    });

    it('iron-session and cookie run unchanged', async () => {
      const first = await ask(`${base}/session`);
      assert.equal(shownProps(await first.text()), { visits: 1 });
      const cookie = first.headers.getSetCookie()[0]?.split(';')[0] as string;
      assert.match(cookie, /^visits=/);
      assert.equal(await read(`${base}/session`, { headers: { cookie } }), { visits: 2 });
      const forged = cookie.slice(0, -4);
      assert.equal(await read(`${base}/session`, { headers: { cookie: forged } }), { visits: 1 });
      const themed = await ask(`${base}/theme`, { headers: { cookie: 'theme=dark' } });
      assert.equal(shownProps(await themed.text()), { theme: 'dark' });
      assert.equal(themed.headers.getSetCookie(), ['first=a%20b; Path=/', 'was=dark; HttpOnly']);
    });

    it('finish and close are told once, on a page and after res.end()', async () => {
      const counts = async (): Promise<Record<string, number>> =>
        (await (await ask('/api/counts')).json()) as Record<string, number>;
      for (const name of ['finished', 'finished-by-end']) {
        const before = await counts();
        await (await ask(`${base}/${name}`)).text();
        const after = await counts();
        assert.is((after['finish'] ?? 0) - (before['finish'] ?? 0), 1, name);
        assert.is((after['close'] ?? 0) - (before['close'] ?? 0), 1, name);
      }
    });

    it('a form of another site is refused, by a page and by its data', async () => {
      const headers = { 'content-type': form, 'sec-fetch-site': 'cross-site' };
      const refused = await post(`${base}/form`, { body: 'a=1', headers });
      assert.is(refused.status, 403);
      assert.is(textOf(findTag(await refused.text(), 'h1')), 'Not from there');
      if (isInProcess) {
        assert.is(logged.length, 1);
        for (const text of ['PLINTH_CROSS_ORIGIN', 'POST', 'Sec-Fetch-Site: cross-site']) {
          assert.ok(logged[0]?.includes(text), logged[0]);
        }
      }
    });
  }

  /** Who sends: headers, and whether the request passes. */
  const senders: readonly (readonly [Record<string, string>, boolean])[] = [
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'Same-Origin' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'own' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://pay.example' }, true],
    [{ origin: 'own' }, true],
    [{ origin: 'https://pay.example' }, true],
    [{ origin: 'https://pay.example.evil' }, false],
    [{ origin: 'http://pay.example' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{}, true],
    [{ cookie: 'a=1' }, false],
    [{ authorization: 'Basic YTpi' }, false],
    [{ authorization: 'Negotiate x' }, false],
    [{ authorization: 'Bearer token' }, true],
    [{ authorization: 'Bearer token', cookie: 'a=1' }, false],
  ];
  const passing = (path: string, method: string, headers: Headers): Promise<boolean> =>
    ask(path, { method, headers, body: new Uint8Array(0) }).then(({ status }) => status !== 403);

  for (const [sender, isPassed] of senders) {
    for (const path of ['/string/unread', '/api/web/1', '/api/node/echo']) {
      test(`${path} ${isPassed ? 'takes' : 'refuses'} a form with ${JSON.stringify(sender)}`, async () => {
        const headers = new Headers(sender);
        if (sender.origin === 'own') headers.set('origin', own);
        headers.set('content-type', form);
        assert.is(await passing(path, 'POST', headers), isPassed);
        headers.set('content-type', 'application/json');
        assert.is(
          await passing(path, 'POST', headers),
          true,
          'a browser asks before it sends JSON',
        );
      });
    }
  }

  test('every type that a form can have is refused, also where it is badly written or missing', async () => {
    for (const type of [
      form,
      'multipart/form-data; boundary=a',
      'multipart/form-data ; boundary=a',
      'tExt/plain',
      'text/plain; a=b',
      'text/plain;application/json',
      ' text/plain',
      'text',
      'application/json, text/plain',
      '/',
      undefined,
    ]) {
      const headers = new Headers({ origin: 'https://evil.example' });
      if (type !== undefined) headers.set('content-type', type);
      assert.is(await passing('/api/web/1', 'POST', headers), false, type);
    }
    for (const type of ['application/json', 'Application/JSON; charset=utf-8', 'image/svg+xml']) {
      const headers = new Headers({ origin: 'https://evil.example', 'content-type': type });
      assert.is(await passing('/api/web/1', 'POST', headers), true, type);
    }
  });

  test('PUT, PATCH and DELETE are refused like POST', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const headers = new Headers({ 'content-type': form, origin: 'https://evil.example' });
      assert.is(await passing('/api/web/1', method, headers), false, method);
    }
  });

  test('GET, HEAD and OPTIONS are for everybody', async () => {
    const headers = {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      cookie: 'a=1',
    };
    for (const [method, status] of [
      ['GET', 200],
      ['HEAD', 200],
    ] as const) {
      for (const path of ['/string/facts', '/api/web']) {
        assert.is((await ask(path, { method, headers })).status, status);
      }
    }
    assert.is((await ask('/api/web', { method: 'OPTIONS', headers })).status, 204);
  });

  test('a route may be open to all', async () => {
    const headers = { 'content-type': form, 'sec-fetch-site': 'cross-site', cookie: 'a=1' };
    assert.equal(await (await post('/api/open', { body: 'a=1', headers })).json(), 'open');
  });

  test('a refused request to an API route is told as JSON', async () => {
    const headers = { 'content-type': form, origin: 'null' };
    const response = await post('/api/web/form', { body: 'a=1', headers });
    assert.is(response.status, 403);
    assert.equal(await response.json(), { error: { statusCode: 403 } });
    if (isInProcess) assert.match(logged[0] ?? '', /PLINTH_CROSS_ORIGIN[^]*Origin: null/);
  });
}
