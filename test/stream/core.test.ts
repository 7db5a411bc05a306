/** The streaming core, in process, with the smallest view layer that streams. */
import { httpError } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { build, control, lateApp, readChunks, sleep, toParts } from './_late.ts';

const test = suite('streaming: the core');

test('the shell is sent at once, and the value when it is there', async () => {
  const { promise, resolve } = control();
  const app = lateApp(() => ({ props: { a: promise } }), { build });
  const response = await app.request('/');
  const chunks = readChunks(response);
  const shell = (await chunks.next())!;
  assert.match(shell, /<i>wait<\/i>/);
  assert.match(shell, /<script type="module" async src="\/plinth.js"><\/script>$/);
  assert.is(response.headers.get('content-length'), null);
  assert.is(response.headers.get('etag'), null);
  resolve('the value');
  const rest = await chunks.rest();
  assert.match(
    rest,
    /^<script type="application\/json" data-plinth-late>\{"id":0,"props":\{"a":"the value"\}\}/,
  );
  assert.match(rest, /<b id="a">the value<\/b>.*<\/body><\/html>$/s);
});

test('a page whose parts are there within the hold is sent as a whole', async () => {
  const app = lateApp(() => ({ props: { a: Promise.resolve('<1>'), n: 1 } }), { build });
  const response = await app.request('/');
  const html = await response.text();
  assert.is(Number(response.headers.get('content-length')), Buffer.byteLength(html));
  assert.match(html, /<b id="a">/);
  assert.match(
    html,
    /"props":\{"n":1\},"late":\{"module":"\/late.js","places":\[\[null,"a",0\]\],"values":\[\{"id":0,"props":\{"a":"\\u003c1>"\}\}\]\}\}<\/script>/,
  );
});

test('beside what is late, a key `__proto__` is sent as any other', async () => {
  const own = JSON.parse('{"__proto__":{"x":1},"n":2}') as object;
  const app = lateApp(() => ({ props: { ...own, a: Promise.resolve('1') } }), { build });
  const html = await (await app.request('/')).text();
  assert.match(html, '"props":{"__proto__":{"x":1},"n":2},"late":');
});

test('the hold can be set', async () => {
  const app = lateApp(() => ({ props: { a: sleep(30).then(() => 'soon') } }), {
    streaming: { hold: 2000 },
  });
  const response = await app.request('/');
  assert.ok(response.headers.has('content-length'));
  assert.match(await response.text(), /soon/);
  const eager = lateApp(() => ({ props: { a: sleep(30).then(() => 'soon') } }), {
    streaming: { hold: 0 },
  });
  assert.not(await eager.request('/').then((late) => late.headers.has('content-length')));
});

test('with streaming: false, the document is complete before it is sent', async () => {
  const app = lateApp(() => ({ props: { a: sleep(30).then(() => 'all') } }), { streaming: false });
  const response = await app.request('/');
  assert.ok(response.headers.has('content-length'));
  assert.match(await response.text(), /<main><b id="a">all<\/b><\/main>/);
});

test('a crawler gets the complete document, and nobody stores that', async () => {
  const getServerSideProps = ({ response }: { response: { headers: Headers } }): object => {
    response.headers.set('cache-control', 'public, s-maxage=60');
    return { props: { a: sleep(30).then(() => 'all') } };
  };
  const app = lateApp(getServerSideProps as never);
  const crawler = { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } };
  const whole = await app.request('/', crawler);
  assert.match(await whole.text(), /<main><b id="a">all<\/b><\/main>/);
  assert.is(whole.headers.get('cache-control'), 'private, no-store');
  const streamed = await app.request('/', {
    headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' },
  });
  assert.match(await streamed.text(), /<template/);
  assert.is(streamed.headers.get('cache-control'), 'public, s-maxage=60');
  const own = lateApp(getServerSideProps as never, { streaming: { crawlers: ['Firefox'] } });
  assert.match(await own.request('/', crawler).then((one) => one.text()), /<template/);
});

test('HEAD renders nothing, and waits for nothing', async () => {
  let rendered = 0;
  const app = lateApp(() => ({ props: { a: new Promise(() => {}) } }), {
    page: { default: () => ((rendered += 1), '') },
    build,
  });
  const response = await app.request('/', { method: 'HEAD' });
  assert.is(response.status, 200);
  assert.is(response.body, null);
  assert.match(response.headers.get('content-type')!, /text\/html/);
  assert.is(rendered, 0);
});

test('a rejection is reported once, and its text stays here', async () => {
  const { promise, reject } = control();
  const app = lateApp(() => ({ props: { a: promise } }), { build });
  const chunks = readChunks(await app.request('/'));
  await chunks.next();
  reject(new Error('secret'));
  const html = await chunks.rest();
  assert.match(html, /\{"id":0,"error":"This part of the page could not be loaded\."\}/);
  assert.not.match(html, /secret/);
  assert.is(app.errors.length, 1);
  assert.match(String(app.errors[0]), /secret/);
});

test('an error that an adapter tells of and throws is one', async () => {
  const failure = new Error('once');
  const server = {
    render(_: unknown, { onError }: { onError: (error: unknown) => void }): never {
      onError(failure);
      throw failure;
    },
  };
  const app = lateApp(() => ({ props: {} }), {
    adapters: [{ name: 'both', apiVersion: 1, server }],
  });
  assert.is((await app.request('/')).status, 500);
  assert.equal(app.errors, [failure]);
  await app.request('/');
  assert.equal(app.errors, [failure, failure]);
});

test('what an error has for visitors reaches them, and is nobody’s mistake', async () => {
  const app = lateApp(
    () => ({
      props: { a: sleep(20).then(() => Promise.reject(httpError(404, 'No <review> yet'))) },
    }),
    { build },
  );
  const html = await (await app.request('/')).text();
  assert.match(html, /\{"id":0,"error":"No \\u003creview> yet"\}/);
  assert.equal(app.errors, []);
});

test('what cannot be sent has failed, with the path', async () => {
  const app = lateApp(() => ({ props: { a: sleep(20).then(() => ({ b: [() => 1] })) } }), {
    build,
  });
  const html = await (await app.request('/')).text();
  assert.match(html, /"error":/);
  assert.match(
    String(app.errors[0]),
    /PLINTH_PROPS_NOT_SERIALIZABLE.*page "\/".*props\.a\.b\[0\] is a function/,
  );
});

test('a promise that does not stand among the props themselves is still an error', async () => {
  const app = lateApp(() => ({ props: { a: { b: Promise.resolve(1) } } }), { build });
  assert.is((await app.request('/')).status, 500);
  assert.match(String(app.errors[0]), /props\.a\.b is a promise/);
});

test('the same promise twice is sent once', async () => {
  const app = lateApp(
    () => {
      const both = sleep(20).then(() => 'both');
      return { props: { a: both, b: both } };
    },
    { build },
  );
  const html = await (await app.request('/')).text();
  assert.match(html, /"places":\[\[null,"a",0\],\[null,"b",0\]\]/);
  assert.is(html.split('"id":0').length, 2);
});

test('an error after the first bytes breaks the body off', async () => {
  const adapter = {
    name: 'breaks',
    apiVersion: 1 as const,
    server: {
      render: () => ({
        html: '<p>shell</p>',
        chunks: (async function* () {
          yield '<p>1</p>';
          throw new Error('late');
        })(),
      }),
    },
  };
  const app = lateApp(() => ({ props: {} }), { adapters: [adapter] });
  const response = await app.request('/');
  assert.is(response.status, 200);
  await assert.rejects(() => response.text());
  assert.is(app.errors.length, 1);
  assert.match(String(app.errors[0]), /late/);
});

test('what nobody reads is not rendered', async () => {
  let pulled = 0;
  let isReturned = false;
  const chunks = async function* (): AsyncGenerator<string> {
    try {
      for (;;) {
        pulled += 1;
        yield 'x'.repeat(16_384);
      }
    } finally {
      isReturned = true;
    }
  };
  const adapter = {
    name: 'endless',
    apiVersion: 1 as const,
    server: { render: () => ({ html: '', chunks: chunks() }) },
  };
  const app = lateApp(() => ({ props: {} }), { adapters: [adapter] });
  const response = await app.request('/');
  await sleep(20);
  assert.is(pulled, 0);
  const reader = readChunks(response);
  for (let i = 0; i < 3; i++) await reader.next();
  await sleep(20);
  assert.ok(pulled <= 5, `${pulled} chunks`);
  await reader.cancel();
  await sleep(5);
  assert.ok(isReturned);
  assert.equal(app.errors, []);
});

test('small chunks are sent together', async () => {
  const adapter = {
    name: 'crumbs',
    apiVersion: 1 as const,
    server: {
      render: () => ({
        html: '',
        chunks: (async function* () {
          for (let i = 0; i < 10_000; i++) yield `<i>${i % 10}</i>`;
        })(),
      }),
    },
  };
  const app = lateApp(() => ({ props: {} }), { adapters: [adapter] });
  const sizes: number[] = [];
  for await (const chunk of (await app.request('/')).body as never as AsyncIterable<Uint8Array>) {
    sizes.push(chunk.length);
  }
  assert.ok(sizes.length <= 6, sizes.join());
  assert.ok(Math.max(...sizes) < 17_000, sizes.join());
});

test('who cancels the body stops what goes on for it', async () => {
  let signal!: AbortSignal;
  const app = lateApp(
    (context: { signal: AbortSignal }) => {
      signal = context.signal;
      return { props: { a: new Promise(() => {}) } };
    },
    { build },
  );
  const chunks = readChunks(await app.request('/'));
  await chunks.next();
  assert.not(signal.aborted);
  await chunks.cancel();
  assert.ok(signal.aborted);
});

test('an abort of the request ends the body, and is no error', async () => {
  const controller = new AbortController();
  const app = lateApp(() => ({ props: { a: new Promise(() => {}) } }), { build });
  const response = await app.request('/', { signal: controller.signal });
  const reading = response.text();
  await sleep(10);
  controller.abort();
  await assert.rejects(() => reading);
  assert.equal(app.errors, []);
});

test('so it is where the view layer does not listen to it', async () => {
  const controller = new AbortController();
  const chunks = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
  const server = { render: () => ({ html: '', chunks }) };
  const app = lateApp(() => ({ props: {} }), {
    adapters: [{ name: 'deaf', apiVersion: 1, server }],
  });
  const response = await app.request('/', { signal: controller.signal });
  const reading = response.text();
  await sleep(10);
  controller.abort();
  await assert.rejects(() => reading);
  assert.equal(app.errors, []);
});

test('a normal end aborts nothing', async () => {
  let signal!: AbortSignal;
  const app = lateApp(
    (context: { signal: AbortSignal }) => {
      signal = context.signal;
      return { props: { a: sleep(20).then(() => 'a') } };
    },
    { build },
  );
  await (await app.request('/')).text();
  await sleep(10);
  assert.not(signal.aborted);
});

test('deferred props have a time limit', async () => {
  const app = lateApp(() => ({ props: { a: new Promise(() => {}), b: Promise.resolve('b') } }), {
    build,
    timeouts: { deferred: 30 },
  });
  const html = await (await app.request('/')).text();
  assert.match(html, /\{"id":0,"error":"This part/);
  assert.match(html, /"props":\{"b":"b"\}/);
  assert.is(app.errors.length, 1);
  assert.match(String(app.errors[0]), /PLINTH_TIMEOUT.*"a" took longer than 30 ms/);
});

test('so has what a view waits for: then the answer breaks off, and the signal fires', async () => {
  let signal!: AbortSignal;
  const chunks = async function* (): AsyncGenerator<string> {
    yield '<p>1</p>';
    await sleep(20);
    yield '<p>2</p>';
    await new Promise(() => {});
  };
  const server = { render: () => ({ html: '<p>shell</p>', chunks: chunks() }) };
  const app = lateApp(
    (context: { signal: AbortSignal }) => {
      signal = context.signal;
      return { props: {} };
    },
    { adapters: [{ name: 'stuck', apiVersion: 1, server }], timeouts: { deferred: 60 } },
  );
  const reader = readChunks(await app.request('/'));
  let text = '';
  await assert.rejects(async () => {
    for (let one = await reader.next(); one !== undefined; one = await reader.next()) text += one;
  });
  assert.match(text, /<p>1<\/p><p>2<\/p>$/);
  assert.ok(signal.aborted);
  assert.is(app.errors.length, 1);
  assert.match(
    String(app.errors[0]),
    /PLINTH_TIMEOUT.*A part of the page "\/" took longer than 60/,
  );
});

test('getServerSideProps has one where it is set: 503, and the signal fires', async () => {
  let signal!: AbortSignal;
  const app = lateApp(
    (context: { signal: AbortSignal }) => {
      signal = context.signal;
      return new Promise(() => {});
    },
    { timeouts: { getServerSideProps: 20 } },
  );
  assert.is((await app.request('/')).status, 503);
  assert.ok(signal.aborted);
  assert.match(String(app.errors[0]), /PLINTH_TIMEOUT.*page "\/" took longer than 20 ms/);
});

test('so has the shell', async () => {
  const adapter = {
    name: 'stuck',
    apiVersion: 1 as const,
    server: { render: () => new Promise<never>(() => {}) },
  };
  const app = lateApp(() => ({ props: {} }), { adapters: [adapter], timeouts: { shell: 20 } });
  assert.is((await app.request('/')).status, 503);
  assert.match(String(app.errors[0]), /PLINTH_TIMEOUT.*Rendering the page "\/"/);
});

test('where the adapter sends nothing late, a page without script waits', async () => {
  const adapter = {
    name: 'whole',
    apiVersion: 1 as const,
    server: {
      render: ({ props }: { props: { a?: { status?: string; value?: unknown } } }) => ({
        html: `<p>${props.a?.status} ${String(props.a?.value)}</p>`,
      }),
    },
  };
  const late = (): object => ({ props: { a: sleep(30).then(() => 'all') } });
  const app = lateApp(late, { adapters: [adapter as never] });
  assert.match(await (await app.request('/')).text(), /<p>fulfilled all<\/p>/);
  const waking = lateApp(late, {
    adapters: [adapter as never],
    build: { ...build, page: () => ({ adapter: 'whole', module: '/page.js' }) },
  });
  assert.match(
    await (await waking.request('/')).text(),
    /<p>pending undefined<\/p>.*data-plinth-late>\{"id":0,"props":\{"a":"all"\}\}/s,
  );
});

test('data is a line for what is there, and one for each that comes', async () => {
  const { promise, resolve } = control<Date>();
  const app = lateApp(() => ({ props: { n: 1, a: promise, b: Promise.resolve(2) } }), {
    build: { ...build, decoder: { module: '/decoder.js' } },
  });
  const response = await app.request('/_plinth/data/test/index.json');
  assert.match(response.headers.get('content-type')!, /^application\/x-ndjson/);
  const chunks = readChunks(response);
  const first = JSON.parse((await chunks.next())!);
  assert.equal(first, {
    pattern: '/',
    props: { n: 1 },
    late: {
      module: '/late.js',
      places: [
        [null, 'a', 0],
        [null, 'b', 1],
      ],
      values: [{ id: 1, props: { b: 2 } }],
    },
  });
  resolve(new Date(0));
  assert.equal(JSON.parse(await chunks.rest()), {
    id: 0,
    decoder: '/decoder.js',
    rich: [{ props: 1 }, { a: 2 }, ['Date', '1970-01-01T00:00:00.000Z']],
  });
});

test('data of which all is there is one value', async () => {
  const app = lateApp(() => ({ props: { a: Promise.resolve(1) } }), { build });
  const response = await app.request('/_plinth/data/test/index.json');
  assert.ok(response.headers.has('content-length'));
  assert.equal(((await response.json()) as { late: object }).late, {
    module: '/late.js',
    places: [[null, 'a', 0]],
    values: [{ id: 0, props: { a: 1 } }],
  });
});

test('an error page waits for what is deferred', async () => {
  const { errors, request } = lateApp(() => Promise.reject(httpError(418)), {
    pages: {
      '/': { default: toParts, getServerSideProps: () => Promise.reject(httpError(418)) },
      '/_error': {
        default: toParts,
        getServerSideProps: () => ({ props: { a: sleep(30).then(() => 'awaited') } }),
      },
    },
  });
  const response = await request('/');
  assert.is(response.status, 418);
  assert.match(await response.text(), /<main><b id="a">awaited<\/b><\/main>/);
  assert.equal(errors, []);
});
