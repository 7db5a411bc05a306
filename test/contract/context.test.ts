import { assert, suite } from '../_suite.ts';
import { findId, readState, shownProps, textOf } from '../_html.ts';
import { type Ask, adapters, ways } from '../_ways.ts';

/** What a context page shows. */
interface Context {
  params: Record<string, unknown> | null;
  query: Record<string, unknown>;
  resolvedUrl: string;
  url: string;
}

for (const [way, open] of Object.entries(ways)) {
  const test = suite(`the context through ${way}`);
  let ask: Ask;
  let build: string;
  test.before(async () => {
    ask = await open();
    build = readState(await (await ask('/preact/counter')).text())?.build as string;
  });

  for (const adapter of adapters) {
    const it = (name: string, task: () => Promise<void>): void => test(`${adapter}: ${name}`, task);
    const read = async (path: string): Promise<Context> => {
      const shown = shownProps(await (await ask(`/${adapter}${path}`)).text()) as Context;
      const { params, query, resolvedUrl, url } = shown;
      return { params, query, resolvedUrl, url };
    };
    const readData = async (path: string): Promise<{ asked: string; props: Context }> => {
      const [name = '', search = ''] = path.split(/(?=\?)/);
      const asked = `/_plinth/data/${build}/${adapter}${name}.json${search}`;
      const { props } = (await (await ask(asked)).json()) as { props: Context };
      const { params, query, resolvedUrl, url } = props;
      return { asked, props: { params, query, resolvedUrl, url } };
    };

    for (const [path, expected] of [
      ['/fixed/context', { params: null, query: {}, resolvedUrl: '/fixed/context' }],
      [
        '/fixed/context?a=1&b',
        { params: null, query: { a: '1', b: '' }, resolvedUrl: '/fixed/context?a=1&b=' },
      ],
      [
        '/case/context',
        {
          params: { name: 'context' },
          query: { name: 'context' },
          resolvedUrl: '/case/context',
        },
      ],
      [
        '/case/context?hello=world',
        {
          params: { name: 'context' },
          query: { hello: 'world', name: 'context' },
          resolvedUrl: '/case/context?hello=world',
        },
      ],
      [
        '/case/context?name=other',
        {
          params: { name: 'context' },
          query: { name: 'context' },
          resolvedUrl: '/case/context',
        },
      ],
    ] as const) {
      it(`says the same of ${path} as a page [10, 11, 15, 21, 25, 26, 33]`, async () => {
        const { url, resolvedUrl, ...rest } = await read(path);
        assert.equal(rest, { params: expected.params, query: expected.query });
        assert.is(resolvedUrl, `/${adapter}${expected.resolvedUrl}`);
        assert.is(url, `/${adapter}${path}`);
      });

      it(`and of ${path} as data [17, 18, 19, 20, 27, 28, 29]`, async () => {
        const { asked, props } = await readData(path);
        assert.equal(
          { params: props.params, query: props.query },
          { params: expected.params, query: expected.query },
        );
        assert.is(props.resolvedUrl, `/${adapter}${expected.resolvedUrl}`);
        assert.is(props.url, asked);
      });
    }

    it('tells what a rewrite adds from what the visitor wrote [22, 23, 24]', async () => {
      const { params, query, resolvedUrl, url } = await read('/rwq/7?extra=2&y=1');
      assert.equal(params, { name: 'context' });
      assert.equal(query, { extra: '1', y: '1', name: 'context' });
      assert.is(resolvedUrl, `/${adapter}/case/context?extra=2&y=1`);
      assert.is(url, `/${adapter}/rwq/7?extra=2&y=1`);
      const fallback = await read('/fb/a/b');
      assert.equal(fallback.query, { path: ['a', 'b'] });
    });

    it('has a catch-all as a list, in the page and as data [16]', async () => {
      const html = await (await ask(`/${adapter}/rest/a/b`)).text();
      assert.equal(shownProps(html), { path: ['a', 'b'] });
      const data = await ask(`/_plinth/data/${build}/${adapter}/rest/a/b.json`);
      const answer = (await data.json()) as { props: unknown; params: unknown };
      assert.equal(answer.props, { path: ['a', 'b'] });
      assert.equal(answer.params, { path: ['a', 'b'] });
    });

    it('keeps a newline of the query [81]', async () => {
      assert.is((await read('/fixed/context?text=a%0Ab')).query.text, 'a\nb');
    });

    it('takes a key without a value for an empty one [86]', async () => {
      assert.equal((await read('/fixed/context?a=&b')).query, { a: '', b: '' });
    });

    it('runs anew for each request [37]', async () => {
      const count = async (): Promise<number> =>
        (shownProps(await (await ask(`/${adapter}/case/count`)).text()) as { count: number }).count;
      const counts = [await count(), await count(), await count()];
      assert.is(new Set(counts).size, 3);
    });

    it('delivers props of any name [40]', async () => {
      const html = await (await ask(`/${adapter}/case/named`)).text();
      const shown = shownProps(html) as Record<string, unknown>;
      assert.is(shown.url, 'a');
      const data = await ask(`/_plinth/data/${build}/${adapter}/case/named.json`);
      const { props } = (await data.json()) as { props: unknown };
      assert.equal(props, { url: 'a', children: 'b', key: 'c', class: 'd' });
    });

    it('says in the state whether the page has data [13, 14]', async () => {
      if (adapter === 'string') {
        assert.is(readState(await (await ask('/string/case/plain')).text()), undefined);
        assert.is(readState(await (await ask('/string/live')).text())?.data, true);
        return;
      }
      assert.is(readState(await (await ask(`/${adapter}/case/plain`)).text())?.data, true);
      assert.is(readState(await (await ask(`/${adapter}/static`)).text())?.data, false);
    });

    for (const [path, status] of [
      ['/fixed/not-found', 404],
      ['/fixed/not-found-false', 200],
      ['/case/not-found', 404],
      ['/case/not-found-false', 200],
    ] as const) {
      it(`${path} is ${status} [4, 5, 6, 7]`, async () => {
        assert.is((await ask(`/${adapter}${path}`)).status, status);
        const data = await ask(`/_plinth/data/${build}/${adapter}${path}.json`);
        assert.is(data.status, status);
      });
    }

    it('a file that is missing to the page is no missing page [12]', async () => {
      const response = await ask(`/${adapter}/case/enoent`);
      assert.is(response.status, 500);
      const html = await response.text();
      assert.match(html, /Our mistake/);
      assert.is(html.includes('secret-canary-text'), way === 'the dev server');
    });

    it('an error with a status of its own is that status, and nothing leaks to its page', async () => {
      for (const path of [
        `/${adapter}/case/forbidden`,
        `/_plinth/data/${build}/${adapter}/case/forbidden.json`,
      ]) {
        const response = await ask(path);
        assert.is(response.status, 403);
        assert.equal(response.headers.getSetCookie(), []);
        assert.match(await response.text(), /Members only/);
      }
    });

    it('is kept as long as the page says, as page and as data [50]', async () => {
      for (const path of [
        `/${adapter}/case/cached-data`,
        `/_plinth/data/${build}/${adapter}/case/cached-data.json`,
      ]) {
        const response = await ask(path);
        assert.is(response.headers.get('cache-control'), 'public, max-age=30');
        assert.ok(response.headers.get('etag'));
      }
    });

    it('is kept nowhere where the page says nothing [49]', async () => {
      for (const path of [
        `/${adapter}/case/plain`,
        `/_plinth/data/${build}/${adapter}/case/plain.json`,
      ]) {
        const response = await ask(path);
        assert.is(response.headers.get('cache-control'), 'private, no-store');
        assert.is(response.headers.get('etag'), null);
      }
    });

    it('has no effect through res once it has settled [44, 45, 46, 53]', async () => {
      const response = await ask(`/${adapter}/case/late`);
      assert.is(response.status, 200);
      assert.is(response.headers.get('x-late'), null);
      assert.equal(shownProps(await response.text()), { late: true });
    });

    it('is not asked again once the answer has ended [2]', async () => {
      const response = await ask(`/${adapter}/case/ended`);
      assert.is(response.status, 200);
      assert.is(await response.text(), 'only this');
      assert.is(response.headers.get('location'), null);
    });

    it('redirects, with Refresh for 308 alone [62, 63, 64]', async () => {
      for (const [name, status, location] of [
        ['redirect', 307, '/string/static?from=redirect'],
        ['permanent', 308, '/evil.example/x'],
        ['moved', 301, '/string/static'],
        ['see', 303, 'https://example.com/%C3%BC'],
        ['external', 307, 'https://example.com/a'],
      ] as const) {
        const response = await ask(`/${adapter}/case/${name}`);
        assert.is(response.status, status);
        assert.is(response.headers.get('location'), location);
        assert.is(response.headers.get('refresh') !== null, status === 308);
        const data = await ask(`/_plinth/data/${build}/${adapter}/case/${name}.json`);
        assert.is(data.status, 200);
        assert.equal(await data.json(), {
          redirect: { destination: location, statusCode: status },
        });
      }
    });

    it('obeys the rules of the configuration', async () => {
      const moved = await ask(`/${adapter}/old/plain?a=1`);
      assert.is(moved.status, 308);
      assert.is(moved.headers.get('location'), `/${adapter}/case/plain?a=1&by=rule`);
      const first = await ask(`/${adapter}/shown-first`);
      assert.match(await first.text(), /Static/);
      const ruled = await ask(`/${adapter}/case/plain`);
      assert.is(ruled.headers.get('x-rule'), `${adapter} plain`);
    });

    it('is reached past middleware alone', async () => {
      for (const path of [
        `/${adapter}/case/guarded`,
        `/_plinth/data/${build}/${adapter}/case/guarded.json`,
      ]) {
        const refused = await ask(path);
        assert.is(refused.status, 401);
        assert.is(await refused.text(), 'Who are you?');
        const passed = await ask(path, { headers: { authorization: 'yes' } });
        assert.is(passed.status, 200);
        assert.is(passed.headers.get('x-guarded'), 'yes');
        assert.equal(passed.headers.getSetCookie(), ['p=1', 'm=1']);
        assert.match(await passed.text(), /Ada/);
      }
    });
  }

  for (const path of ['/%', '/preact/case/%E0%A4%A', '/%00', '/a%5Cb']) {
    test(`${path} is 400 [78]`, async () => {
      assert.is((await ask(path)).status, 400);
    });
  }

  test('a public file is before a dynamic page, and may have any name [79]', async () => {
    if (way === 'app.request') return;
    assert.is(await (await ask('/sub/a%20file.txt')).text(), 'a file\n');
    assert.match(await (await ask('/robots.txt')).text(), /User-agent/);
  });

  test('the state is text that no page can end', async () => {
    const html = await (await ask('/preact/case/plain')).text();
    assert.not.match(textOf(findId(html, 'plinth-state')), /[<\u2028\u2029]/);
  });
}
