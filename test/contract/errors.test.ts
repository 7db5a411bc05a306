import { assert, suite } from '../_suite.ts';
import { findTag, textOf } from '../_html.ts';
import { buildApp } from '../_app.ts';
import { type Ask, adapters, ways } from '../_ways.ts';

/** What goes wrong by the last segment of a case page's path: the code, and what the log says. */
const failures: Record<string, readonly [code: string, ...texts: string[]]> = {
  'write-only': ['PLINTH_RES_NOT_ENDED', 'res.write() but not res.end()'],
  'throw-string': ['PLINTH_THROWN_VALUE', 'threw "a string"', 'Throw an Error instead'],
  'throw-nothing': ['PLINTH_THROWN_VALUE', 'threw undefined'],
  nothing: ['PLINTH_GSSP_RESULT', 'returned undefined', 'Return { props: {…} }'],
  text: ['PLINTH_GSSP_RESULT', 'returned the string "text"'],
  list: ['PLINTH_GSSP_RESULT', 'returned an array'],
  'more-keys': ['PLINTH_GSSP_RESULT', 'unknown keys "revalidate", "other"'],
  'props-list': ['PLINTH_PROPS_NOT_PLAIN', 'props that are an array'],
  'props-class': ['PLINTH_PROPS_NOT_PLAIN', 'props that are an instance of Point'],
  'props-missing': ['PLINTH_PROPS_NOT_PLAIN', 'props that are undefined'],
  'redirect-script': ['PLINTH_REDIRECT_INVALID', 'is neither a path nor an http(s) URL'],
  'redirect-both': [
    'PLINTH_REDIRECT_INVALID',
    'destination is 5, not a string',
    'permanent and statusCode exclude each other',
    'statusCode is 200, not one of 301, 302, 303, 307, 308',
  ],
};

/** What cannot be sent, with the path into the props; it matters where the props are sent. */
const unsendable: Record<string, string> = {
  function: 'props.user.tags[3] is a function. Send data',
  symbol: 'props.a[0]["b-c"] is a symbol',
  class: 'props.p is an instance of Point. Send a plain object, or give the app a codec',
  'class-of-date': 'props.when is an instance of Later',
  'class-of-error': 'props.error is an instance of OtherError',
  pending: 'props.list.values()[1] is a promise. Await it',
  node: 'props.bytes is an instance of Buffer. Send new Uint8Array(buffer)',
  'in-map': 'props.m.get("a b").keys()[0] is a function',
  getter: 'props.user.name cannot be read: no name yet',
  codec: 'props.cache cannot be encoded by the codec "refused": it has no entries',
  deep: 'props.tree[0].in[0].in[0].in[0].in[0].in … is nested more than 1000 levels deep',
};

for (const [way, open] of Object.entries(ways)) {
  const test = suite(`errors through ${way}`);
  let ask: Ask;
  const logged: string[] = [];
  const { error } = console;
  test.before(async () => {
    ask = await open();
    console.error = (thrown) => logged.push(String(thrown?.stack ?? thrown));
  });
  test.after(() => {
    console.error = error;
  });
  const isInProcess = way !== 'the dev server';

  async function expectServerError(path: string): Promise<string> {
    logged.length = 0;
    const response = await ask(path);
    const html = await response.text();
    assert.is(response.status, 500);
    assert.is(response.headers.get('cache-control'), 'private, no-store');
    assert.is(textOf(findTag(html, 'h1')), 'Our mistake (500)');
    if (isInProcess) assert.is(logged.length, 1);
    return html;
  }

  for (const adapter of adapters) {
    const base = `/${adapter}/case`;

    for (const [name, [code, ...texts]] of Object.entries(failures)) {
      test(`${adapter}: ${name} is ${code} [41]`, async () => {
        await expectServerError(`${base}/${name}`);
        if (!isInProcess) return;
        for (const text of [code, `"${base}/[name]"`, ...texts])
          assert.ok(logged[0]?.includes(text), logged[0]);
      });
    }

    for (const [name, text] of Object.entries(unsendable)) {
      test(`${adapter}: props with ${name} are not sent [42, 43, 71]`, async () => {
        logged.length = 0;
        const build = isInProcess ? await readBuild(ask) : 'development';
        const data = await ask(`/_plinth/data/${build}${base}/${name}.json`);
        assert.is(data.status, 500);
        if (adapter !== 'string') await expectServerError(`${base}/${name}`);
        if (!isInProcess) return;
        assert.ok(logged[0]?.includes('PLINTH_PROPS_NOT_SERIALIZABLE'), logged[0]);
        assert.ok(logged[0]?.includes(text), logged[0]);
      });
    }

    for (const name of ['throw', 'reject', 'late-props']) {
      test(`${adapter}: ${name} shows the error page and nothing of the error`, async () => {
        const html = await expectServerError(`${base}/${name}`);
        if (isInProcess) assert.not.ok(html.includes('secret-canary-text'));
        if (isInProcess) assert.ok(logged[0]?.includes('secret-canary-text'));
        else assert.ok(html.includes('vite-error-overlay') || html.includes('ErrorOverlay'));
      });
    }

    for (const name of ['null', 'undefined', 'bare', 'symbol', 'odd-error']) {
      test(`${adapter}: a component that throws something odd (${name}) shows the error page`, async () => {
        await expectServerError(`/${adapter}/throw/${name}`);
        if (!isInProcess || name === 'odd-error') return;
        // Solid makes an error of its own of what is none.
        assert.match(logged[0]!, adapter === 'solid' ? 'Unknown error' : 'PLINTH_THROWN_VALUE');
      });
    }

    for (const name of ['rejects', 'resolves']) {
      test(`${adapter}: a head that is a promise (${name}) is an error`, async () => {
        const html = await expectServerError(`/${adapter}/head-promise/${name}`);
        if (!isInProcess) return;
        assert.match(logged[0]!, 'PLINTH_HEAD_PROMISE');
        assert.not.match(html, 'secret-canary-text');
      });
    }

    test(`${adapter}: headers set before the error do not leak`, async () => {
      assert.is((await ask(`${base}/throw`)).headers.get('x-leaked'), null);
    });

    test(`${adapter}: the server lives on`, async () => {
      assert.is((await ask(`${base}/plain`)).status, 200);
    });
  }

  test('an address that is not valid is 400 (PLINTH_URL_MALFORMED)', async () => {
    for (const path of ['/%', '/%E0%A4%A', '/preact/case/%00', '/a%5Cb']) {
      const response = await ask(path);
      assert.is(response.status, 400, path);
      assert.match(await response.text(), /400/);
    }
  });

  test('an address without a page is 404', async () => {
    for (const path of [
      '/nowhere',
      '/404',
      '/index',
      '/preact/_link',
      '/PREACT/static',
      '/string/case/a%2Fb/c',
    ]) {
      const response = await ask(path);
      assert.is(response.status, 404, path);
      assert.is(textOf(findTag(await response.text(), 'h1')), 'Nothing here (404)');
    }
  });

  test('another form of an address moves to the canonical one', async () => {
    for (const [path, location] of [
      ['/preact/static/', '/preact/static'],
      ['/preact//static', '/preact/static'],
      ['///preact/static//?a=1', '/preact/static?a=1'],
      ['//evil.example/', '/evil.example'],
    ] as const) {
      const response = await ask(path);
      assert.is(response.status, 308, path);
      assert.is(response.headers.get('location'), location);
    }
  });

  test('an over-encoded address is the same page', async () => {
    assert.is((await ask('/%70react/%73tatic')).status, 200);
  });
}

async function readBuild(ask: Ask): Promise<string> {
  const html = await (await ask('/preact/counter')).text();
  return /"build":"([\w-]+)"/.exec(html)?.[1] as string;
}

const other = suite('another build');
other('its data requests are told apart from unknown pages', async () => {
  const app = await buildApp('app');
  const stale = await app.request('/_plinth/data/older/preact/counter.json');
  assert.is(stale.status, 404);
});
