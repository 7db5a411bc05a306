import { assert, suite } from '../_suite.ts';
import { findId, findTag, readState, shownProps, textOf } from '../_html.ts';
import { type Ask, adapters, ways } from '../_ways.ts';

const noStore = 'private, no-store';

for (const [way, open] of Object.entries(ways)) {
  const test = suite(`a page through ${way}`);
  let ask: Ask;
  test.before(async () => {
    ask = await open();
  });

  for (const adapter of adapters) {
    const base = `/${adapter}/case`;
    const it = (name: string, task: () => Promise<void>): void => test(`${adapter}: ${name}`, task);
    const data = async (path: string): Promise<string> => {
      const build = readState(await (await ask('/preact/counter')).text())?.build;
      return `/_plinth/data/${build}${path}.json`;
    };

    it('shows props and carries them once more where it hydrates', async () => {
      const html = await (await ask(`${base}/plain`)).text();
      const expected = {
        text: '</script><b>&"\u2028',
        list: [1, null, true],
        deep: { a: { b: 'c' } },
      };
      assert.equal(shownProps(html), expected);
      assert.equal(readState(html)?.props, adapter === 'string' ? undefined : expected);
      assert.is(findTag(html, 'b'), undefined);
      assert.not.match(textOf(findId(html, 'plinth-state')), /[<\u2028\u2029]/);
    });

    it('answers with the default headers', async () => {
      const response = await ask(`${base}/plain`);
      assert.is(response.status, 200);
      assert.is(response.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.is(response.headers.get('cache-control'), noStore);
      assert.is(response.headers.get('etag'), null);
    });

    it('hands the whole context to getServerSideProps', async () => {
      const path = `${base}/context?b=2&b=3&c&name=other&d=x+y`;
      const headers = { cookie: 'seen=a%20b; seen=2', 'user-agent': 'tester' };
      const { params, query, ...rest } = shownProps(
        await (await ask(path, { headers })).text(),
      ) as Record<string, unknown>;
      assert.equal(params, { name: 'context' });
      assert.equal(query, { b: ['2', '3'], c: '', d: 'x y', name: 'context' });
      assert.equal(rest, {
        resolvedUrl: `${base}/context?b=2&b=3&c=&d=x%20y`,
        method: 'GET',
        url: path,
        cookie: 'a b',
        agent: 'tester',
        isRequest: true,
        aborted: false,
      });
    });

    it('awaits props that are a promise', async () => {
      assert.equal(shownProps(await (await ask(`${base}/promise`)).text()), { later: 'yes' });
    });

    it('shows the 404 page for notFound and keeps headers', async () => {
      const response = await ask(`${base}/not-found`);
      assert.is(response.status, 404);
      assert.is(response.headers.get('x-kept'), 'yes');
      assert.is(textOf(findTag(await response.text(), 'h1')), 'Nothing here (404)');
    });

    it('takes notFound: false for nothing', async () => {
      assert.equal(shownProps(await (await ask(`${base}/not-found-false`)).text()), {
        shown: true,
      });
    });

    for (const [name, status, location] of [
      ['redirect', 307, '/string/static?from=redirect'],
      ['permanent', 308, '/evil.example/x'],
      ['see', 303, 'https://example.com/%C3%BC'],
    ] as const) {
      it(`redirects: ${name}`, async () => {
        const response = await ask(`${base}/${name}`);
        assert.is(response.status, status);
        assert.is(response.headers.get('location'), location);
        assert.is(response.headers.get('refresh'), status === 308 ? `0;url=${location}` : null);
        assert.is(response.headers.get('cache-control'), noStore);
        assert.is(await response.text(), '');
      });
    }

    it('keeps cookies on a redirect', async () => {
      assert.equal((await ask(`${base}/redirect`)).headers.getSetCookie(), ['a=1']);
    });

    it('keeps status and each cookie that the page sets', async () => {
      const response = await ask(`${base}/status`);
      assert.is(response.status, 418);
      assert.equal(response.headers.getSetCookie(), ['a=1; Path=/', 'b=2; Path=/']);
      assert.equal(shownProps(await response.text()), { tea: true });
    });

    it('takes res.end() for the last word', async () => {
      const response = await ask(`${base}/end`);
      assert.is(response.status, 202);
      assert.is(response.headers.get('content-type'), 'text/plain; charset=utf-8');
      assert.is(await response.text(), 'written, then ended');
    });

    it('reads a form that is posted to it', async () => {
      const body = new URLSearchParams({ name: 'Ada' });
      const response = await ask(`${base}/form`, { method: 'POST', body });
      assert.equal(shownProps(await response.text()), { name: 'Ada' });
    });

    it('sends an ETag and 304 where the page may be kept', async () => {
      const first = await ask(`${base}/cached`);
      const etag = first.headers.get('etag') as string;
      assert.match(etag, /^W\/"[\w+/]{27}"$/);
      const headers = { 'if-none-match': etag };
      const second = await ask(`${base}/cached`, { headers });
      assert.is(second.status, 304);
      assert.is(second.headers.get('cache-control'), 'public, max-age=60');
      assert.is(await second.text(), '');
    });

    it('answers HEAD with the same headers and no body', async () => {
      const [get, head] = [
        await ask(`${base}/plain`),
        await ask(`${base}/plain`, { method: 'HEAD' }),
      ];
      const left = new Set(
        'date connection keep-alive transfer-encoding content-length'.split(' '),
      );
      const toList = ({ headers }: Response): string[][] =>
        [...headers].filter(([name]) => !left.has(name));
      assert.equal(toList(head), toList(get));
      assert.is(await head.text(), '');
      const length = String(Buffer.byteLength(await get.text()));
      // A GET is counted by the server that sends it.
      if (way === 'a socket') assert.is(get.headers.get('content-length'), length);
      // In dev the document is written by Vite too, so its length is known only to a GET.
      if (way !== 'the dev server') assert.is(head.headers.get('content-length'), length);
    });

    it('refuses other methods and says which it takes', async () => {
      for (const [path, allow, method] of [
        [`${base}/plain`, 'GET, HEAD, POST, OPTIONS', 'PUT'],
        [`/${adapter}/static`, 'GET, HEAD, OPTIONS', 'POST'],
      ] as const) {
        const response = await ask(path, { method });
        assert.is(response.status, 405);
        assert.is(response.headers.get('allow'), allow);
      }
    });

    it('answers OPTIONS with 204', async () => {
      const response = await ask(`${base}/plain`, {
        method: 'OPTIONS',
        headers: { origin: 'http://localhost' },
      });
      assert.is(response.status, 204);
    });

    it('matches catch-all segments', async () => {
      const read = async (path: string): Promise<unknown> => {
        const response = await ask(`/${adapter}${path}`);
        return response.status === 200 ? shownProps(await response.text()) : response.status;
      };
      assert.equal(await read('/rest/a/b%2Fc/%20d'), { path: ['a', 'b/c', ' d'] });
      assert.is(await read('/rest'), 404);
      assert.equal(await read('/optional'), { path: null });
      assert.equal(await read('/optional/x/y'), { path: ['x', 'y'] });
    });

    it('answers a data request with the props', async () => {
      const response = await ask(await data(`${base}/context`));
      assert.is(response.headers.get('content-type'), 'application/json; charset=utf-8');
      assert.is(response.headers.get('cache-control'), noStore);
      const { props, params } = (await response.json()) as Record<string, Record<string, unknown>>;
      assert.is(props?.resolvedUrl, `${base}/context`);
      assert.is(props?.url, await data(`${base}/context`));
      assert.equal(params, { name: 'context' });
    });

    it('answers a data request with redirect, notFound and error', async () => {
      const redirect = await ask(await data(`${base}/redirect`));
      assert.is(redirect.status, 200);
      assert.equal(await redirect.json(), {
        redirect: { destination: '/string/static?from=redirect', statusCode: 307 },
      });
      const missing = await ask(await data(`${base}/not-found`));
      assert.is(missing.status, 404);
      assert.equal(await missing.json(), { notFound: true });
      const failed = await ask(await data(`${base}/throw`));
      assert.is(failed.status, 500);
      assert.equal(await failed.json(), { error: { statusCode: 500 } });
    });

    it('sets head tags with everything escaped', async () => {
      const html = await (await ask(`/${adapter}/static`)).text();
      assert.is(textOf(findTag(html, 'title')), 'Static');
      assert.ok(html.includes('<meta name="description" content="&lt;&quot;&amp;" data-head>'));
    });
  }
}
