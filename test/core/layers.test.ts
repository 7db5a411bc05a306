import { setTimeout as delay } from 'node:timers/promises';
import { httpError } from '@plinth/core';
import type { GetServerSideProps, GetServerSidePropsContext } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { codeOf, messageOf } from './_code.ts';
import { layer, layersApp, shownView } from './_layers.ts';

const which = suite('which app and layouts a page has');

const names = {
  '/_app': layer('app'),
  '/_app.two': layer('app two'),
  '/_layout': layer('root'),
  '/blog/_layout': layer('blog'),
  '/blog/_layout.two': layer('blog two'),
  '/blog/[slug]/_layout': layer('post'),
  '/': layer('home'),
  '/blog': layer('index'),
  '/blog/[slug]': layer('slug'),
  '/blog/[slug]/edit': layer('edit'),
  '/blog/two': layer('other', undefined, { config: { adapter: 'two' } }),
  '/blogroll': layer('blogroll'),
};

for (const [path, app, ...layouts] of [
  ['/', 'app', 'root'],
  ['/blog', 'app', 'root', 'blog'],
  ['/blog/a', 'app', 'root', 'blog', 'post'],
  ['/blog/a/edit', 'app', 'root', 'blog', 'post'],
  ['/blog/two', 'app two', 'blog two'],
  ['/blogroll', 'app', 'root'],
] as const) {
  which(`${path}: ${app}, ${layouts.join(', ')}`, async () => {
    const view = await shownView(layersApp(names).request(path));
    assert.is(view.app, app);
    assert.equal(
      view.layouts.map(([name]) => name),
      layouts,
    );
  });
}

which('config.adapter says whose an _app or a _layout is', async () => {
  const config = { adapter: 'two' };
  const app = layersApp({
    '/_app': layer('app', undefined, { config }),
    '/_layout': layer('root', undefined, { config }),
    '/': layer('home'),
    '/two': layer('home', undefined, { config }),
  });
  const [one, two] = [await shownView(app.request('/')), await shownView(app.request('/two'))];
  assert.equal([one.app, one.layouts], [undefined, []]);
  assert.equal([two.app, two.layouts], ['app', [['root', {}]]]);
});

which('they have no addresses, and are loaded once for all pages', async () => {
  let loads = 0;
  const app = layersApp({
    '/_layout': async () => (loads++, layer('root')),
    '/a': layer('a'),
    '/b': layer('b'),
  });
  for (const path of ['/a', '/b', '/a']) assert.is((await app.request(path)).status, 200);
  assert.is(loads, 1);
  assert.is((await app.request('/_layout')).status, 404);
});

which('one that could not be loaded is tried again', async () => {
  let loads = 0;
  const app = layersApp({
    '/_layout': async () => {
      if (loads++ === 0) throw new Error('first');
      return layer('root');
    },
    '/': layer('home'),
  });
  assert.is((await app.request('/')).status, 500);
  assert.is((await app.request('/')).status, 200);
  assert.equal(
    app.errors.map(({ message }) => message),
    ['first'],
  );
});

for (const [name, text] of [
  ['/blog/_app', 'stands in a folder'],
  ['/blog/_document', 'stands in a folder'],
  ['/blog/_error', 'stands in a folder'],
  ['/_app.three', "names an adapter that is not among the app's adapters (one, two)"],
  ['/blog/_layout.three', 'names an adapter'],
] as const) {
  which(`${name} is refused at start`, () => {
    assert.throws(
      () => layersApp({ [name]: layer('x') }),
      (error) => codeOf(error) === 'PLINTH_SPECIAL_FILE' && error.message.includes(text),
    );
  });
}

which('a layout without a component is an error that names it', async () => {
  const app = layersApp({ '/_layout': {} as never, '/': layer('home') });
  assert.is((await app.request('/')).status, 500);
  assert.is(codeOf(app.errors[0]), 'PLINTH_PAGE_NO_DEFAULT');
  assert.match(messageOf(app.errors[0]), 'The layout "/_layout" has no default export');
});

const data = suite('data of app and layouts');

/** A function that takes so long. */
function after(
  time: number,
  act: (context: GetServerSidePropsContext) => unknown,
): GetServerSideProps {
  return async (context) => {
    await delay(time);
    return act(context) as never;
  };
}

const props = (value: Record<string, unknown>) => () => ({ props: value });

data('each layout has its own props, and the app’s are merged under the page’s [69]', async () => {
  const app = layersApp({
    '/_app': layer('app', props({ user: 'u', title: 'app' })),
    '/_layout': layer('root', props({ menu: [1], title: 'root' })),
    '/blog/_layout': layer('blog'),
    '/blog/[slug]': layer('post', props({ title: 'page' })),
  });
  const view = await shownView(app.request('/blog/a'));
  assert.equal(view.props, { user: 'u', title: 'page' });
  assert.equal(view.layouts, [
    ['root', { menu: [1], title: 'root' }],
    ['blog', {}],
  ]);
  const answer = await app.request('/_plinth/data/none/blog/a.json');
  assert.equal(await answer.json(), {
    pattern: '/blog/[slug]',
    params: { slug: 'a' },
    props: { user: 'u', title: 'page' },
    layouts: [{ menu: [1], title: 'root' }, {}],
  });
});

data('layouts are not told of where none has data', async () => {
  const app = layersApp({ '/_layout': layer('root'), '/_app': layer('app'), '/': layer('home') });
  const answer = await app.request('/_plinth/data/none/index.json');
  assert.equal(await answer.json(), { pattern: '/', props: {} });
});

data('they run side by side and share request and locals', async () => {
  const order: string[] = [];
  const run = (name: string) =>
    after(20, ({ locals, request }) => {
      order.push(`${name} ends`);
      return { props: { [name]: `${locals.seen} ${new URL(request.url).pathname}` } };
    });
  const start = (name: string): GetServerSideProps => {
    const wait = run(name);
    return (context) => (order.push(`${name} starts`), wait(context));
  };
  const app = layersApp(
    {
      '/_app': layer('app', start('app')),
      '/_layout': layer('root', start('root')),
      '/': layer('home', start('home')),
    },
    {
      middleware: {
        default: (_, next, context) => {
          context.locals.seen = 'yes';
          return next();
        },
      },
    },
  );
  const view = await shownView(app.request('/'));
  assert.equal(order.slice(0, 3), ['app starts', 'root starts', 'home starts']);
  assert.equal(view.props, { app: 'yes /', home: 'yes /' });
  assert.equal(view.layouts, [['root', { root: 'yes /' }]]);
});

const wants: Record<string, (context: GetServerSidePropsContext) => unknown> = {
  redirect: () => ({ redirect: { destination: '/elsewhere', permanent: false } }),
  notFound: () => ({ notFound: true }),
  end: ({ res }) => void res.writeHead(418, { 'x-by': 'end' }).end('tea'),
  error: () => {
    throw httpError(403);
  },
};
const statuses: Record<string, number> = { redirect: 307, notFound: 404, end: 418, error: 403 };
const places = ['/_app', '/_layout', '/blog/_layout', '/blog'] as const;

for (const [outer, want] of Object.entries(wants)) {
  for (const [inner, other] of Object.entries(wants)) {
    data(`${outer} outside of ${inner} has its way, whichever is faster`, async () => {
      for (const [at, place] of places.slice(0, -1).entries()) {
        for (const [slow, fast] of [
          [10, 0],
          [0, 10],
        ] as const) {
          const modules = places.map((name, i) => {
            const act = i === at ? want : i > at ? other : props({});
            return [name, layer(name, after(i === at ? slow : fast, act))] as const;
          });
          const app = layersApp(Object.fromEntries(modules));
          assert.is((await app.request('/blog')).status, statuses[outer], `${outer} at ${place}`);
          assert.equal(app.errors, []);
        }
      }
    });
  }
}

data('what rejects inside of the answer ends nothing and is not reported', async () => {
  const app = layersApp({
    '/_layout': layer('root', () => ({ notFound: true })),
    '/a': layer(
      'a',
      after(5, () => Promise.reject(new Error('late'))),
    ),
    '/b': layer('b', () => ({ props: Promise.reject(new Error('late')) })),
  });
  for (const path of ['/a', '/b']) assert.is((await app.request(path)).status, 404);
  await delay(20);
  assert.equal(app.errors, []);
});

data('an error is reported once, and names its layout', async () => {
  const app = layersApp({
    '/_layout': layer('root', () => 5 as never),
    '/': layer('home', () => {
      throw new Error('inner');
    }),
  });
  assert.is((await app.request('/')).status, 500);
  assert.equal(app.errors.map(codeOf), ['PLINTH_GSSP_RESULT']);
  assert.match(messageOf(app.errors[0]), 'getServerSideProps of the layout "/_layout" returned');
});

data('props of a layout that cannot be sent name their layout', async () => {
  const app = layersApp({
    '/_layout': layer('root', props({ at: [() => 0] as never })),
    '/': layer('home'),
  });
  assert.is((await app.request('/_plinth/data/none/index.json')).status, 500);
  assert.match(messageOf(app.errors[0]), 'The layout "/_layout" cannot send its props');
  assert.match(messageOf(app.errors[0]), 'props.at[0] is a function');
});

const response = suite('the response of app, layouts and page');

/** Sets headers and a status by a name. */
const sets =
  (name: string, time: number, status?: number) =>
  async ({ response: draft }: GetServerSidePropsContext) => {
    await delay(time);
    if (status) draft.status = status;
    draft.headers.set('x-by', name);
    draft.headers.set(`x-${name}`, '1');
    draft.headers.append('set-cookie', `${name}=1`);
    draft.headers.append('vary', name);
    return { props: {} };
  };

for (const times of [
  [10, 5, 0],
  [0, 5, 10],
] as const) {
  response(`the inner one wins, and cookies add up (${times})`, async () => {
    const app = layersApp({
      '/_app': layer('app', sets('app', times[0], 201)),
      '/_layout': layer('root', sets('root', times[1], 203)),
      '/': layer('home', sets('home', times[2])),
    });
    const { status, headers } = await app.request('/');
    assert.is(status, 203);
    assert.is(headers.get('x-by'), 'home');
    assert.is(headers.get('x-app') && headers.get('x-root'), '1');
    assert.equal(headers.getSetCookie(), ['app=1', 'root=1', 'home=1']);
    assert.is(headers.get('vary'), 'app, root, home');
  });

  response(`what stands inside of the answer is not in it (${times})`, async () => {
    const app = layersApp({
      '/_app': layer('app', sets('app', times[0])),
      '/_layout': layer('root', async (context) => {
        await sets('root', times[1])(context);
        return { redirect: { destination: '/login', permanent: false } };
      }),
      '/': layer('home', sets('home', times[2])),
    });
    const { status, headers } = await app.request('/');
    assert.is(status, 307);
    assert.equal(headers.getSetCookie(), ['app=1', 'root=1']);
    assert.is(headers.get('x-home'), null);
  });
}

response('res.end() in a layout is the whole response', async () => {
  const app = layersApp({
    '/_layout': layer('root', ({ res }) => {
      res.setHeader('content-type', 'text/plain');
      res.end('done');
      return { props: {} };
    }),
    '/': layer('home', ({ res }) => (res.setHeader('x-home', '1'), { props: {} })),
  });
  const answer = await app.request('/');
  assert.is(await answer.text(), 'done');
  assert.is(answer.headers.get('content-type'), 'text/plain');
  assert.is(answer.headers.get('x-home'), null);
});

const kept = suite('layouts that a client keeps');

function keepApp(options = {}): { app: ReturnType<typeof layersApp>; ran: string[] } {
  const ran: string[] = [];
  const note = (name: string) => () => (ran.push(name), { props: { name } });
  const app = layersApp(
    {
      '/_app': layer('app', note('app')),
      '/_layout': layer('root', note('root')),
      '/a/_layout': layer('a', note('a'), { config: { refetch: true } }),
      '/a/b/_layout': layer('b'),
      '/a/b/c/_layout': layer('c', note('c')),
      '/a/b/c': layer('page', note('page')),
      '/404': layer('404'),
    },
    options,
  );
  return { app, ran };
}

for (const [count, layouts, runs] of [
  [0, [{ name: 'root' }, { name: 'a' }, {}, { name: 'c' }], ['app', 'root', 'a', 'c', 'page']],
  [1, [null, { name: 'a' }, {}, { name: 'c' }], ['app', 'a', 'c', 'page']],
  [3, [null, { name: 'a' }, {}, { name: 'c' }], ['app', 'a', 'c', 'page']],
  [4, [null, { name: 'a' }, {}, null], ['app', 'a', 'page']],
  [99, [null, { name: 'a' }, {}, null], ['app', 'a', 'page']],
] as const) {
  kept(`of ${count} the data is not asked for, unless they want it`, async () => {
    const { app, ran } = keepApp();
    const answer = await app.request(`/_plinth/data/none~${count}/a/b/c.json`);
    assert.equal(await answer.json(), {
      pattern: '/a/b/c',
      props: { name: 'page' },
      layouts,
    });
    assert.equal(ran, runs);
  });
}

kept('a document has them all, whatever the query says', async () => {
  const { app } = keepApp();
  const view = await shownView(app.request('/a/b/c?kept=4&~4'));
  assert.equal(view.layouts[0], ['root', { name: 'root' }]);
});

kept('nothing is kept where another page answers than the one that was asked for', async () => {
  const rewritten = keepApp({ rewrites: [{ source: '/x', destination: '/a/b/c' }] });
  const moved = keepApp({
    middleware: {
      default: (request: Request, next: (replaced?: Request) => unknown) =>
        next(new Request(new URL('/a/b/c', request.url))),
    },
  });
  for (const { app } of [rewritten, moved]) {
    const answer = await app.request('/_plinth/data/none~4/x.json');
    const { layouts } = (await answer.json()) as { layouts: unknown[] };
    assert.equal(layouts[0], { name: 'root' });
  }
  const { app } = keepApp();
  const lost = await app.request('/_plinth/data/none~4/nowhere.json');
  assert.equal(await lost.json(), {
    notFound: true,
    pattern: '/404',
    props: { name: 'app', statusCode: 404 },
    layouts: [{ name: 'root' }],
  });
});

const errors = suite('app and layouts on error pages');

errors('an error page has those of the root folder, and their data', async () => {
  const app = layersApp({
    '/_app': layer('app', ({ response: { status } }) => ({ props: { app: status } })),
    '/_layout': layer('root', ({ response: { status } }) => ({ props: { root: status } })),
    '/blog/_layout': layer('blog'),
    '/blog/[slug]': layer('post', () => {
      throw httpError(403, 'No');
    }),
    '/403': layer('forbidden'),
    '/_error': layer('error', () => ({ props: { own: true } })),
  });
  const forbidden = await app.request('/blog/a');
  assert.is(forbidden.status, 403);
  assert.equal(await shownView(forbidden), {
    adapter: 'one',
    app: 'app',
    layouts: [['root', { root: 403 }]],
    page: 'forbidden',
    props: { app: 403, statusCode: 403, message: 'No' },
  });
  const lost = await shownView(app.request('/nowhere'));
  assert.equal(lost.props, { app: 404, own: true, statusCode: 404 });
});

for (const [name, app, reported] of [
  [
    'redirects',
    () => ({ redirect: { destination: '/x', permanent: false } }),
    ['PLINTH_ERROR_PAGE_RESULT'],
  ],
  [
    'is forbidden',
    () => {
      throw httpError(403, 'No');
    },
    [],
  ],
  [
    'fails',
    () => {
      throw new Error('down');
    },
    [undefined],
  ],
] as const) {
  errors(
    `where the app’s data ${name}, the error page is shown without app and layouts`,
    async () => {
      const made = layersApp(
        {
          '/_app': layer('app', app as GetServerSideProps),
          '/_layout': layer('root'),
          '/404': layer('lost', undefined, { head: { title: 'Lost' } }),
        },
        {
          build: {
            id: 'b',
            entry: '/e.js',
            page: () => ({ adapter: 'one', module: '/m.js', app: '/_app', layouts: ['/_layout'] }),
          },
        },
      );
      const lost = await made.request('/nowhere');
      assert.is(lost.status, 404);
      const html = await lost.clone().text();
      assert.match(html, '<title>Lost</title>');
      assert.not.match(html, '<script');
      assert.equal(await shownView(lost), {
        adapter: 'one',
        layouts: [],
        page: 'lost',
        props: { statusCode: 404 },
      });
      assert.equal(made.errors.map(codeOf), reported);
      const answer = await made.request('/_plinth/data/b/nowhere.json');
      assert.equal(await answer.json(), { notFound: true });
    },
  );
}

errors('an error page that fails by itself leaves the core’s own', async () => {
  const app = layersApp({
    '/_layout': layer('root'),
    '/_error': layer('error', () => ({ notFound: true })),
  });
  const lost = await app.request('/nowhere');
  assert.is(lost.status, 404);
  assert.match(await lost.text(), '<h1>404</h1>');
  assert.is(codeOf(app.errors.at(-1)), 'PLINTH_ERROR_PAGE_RESULT');
});

for (const pattern of ['/404', '/500', '/403']) {
  errors(`getServerSideProps on ${pattern} is an error that says so`, async () => {
    const app = layersApp({
      [pattern]: layer('page', () => ({ props: {} })),
      '/x': layer('x', () => {
        throw httpError(Number(pattern.slice(1)));
      }),
    });
    const answer = await app.request('/x');
    assert.is(answer.status, Number(pattern.slice(1)));
    assert.match(await answer.text(), `<h1>${pattern.slice(1)}</h1>`);
    assert.is(codeOf(app.errors.at(-1)), 'PLINTH_GSSP_ON_STATUS_PAGE');
    assert.match(messageOf(app.errors.at(-1)), `The page "${pattern}" exports getServerSideProps`);
  });
}

const heads = suite('heads of app and layouts');

heads('are merged below the page’s, outermost first, each with its own props', async () => {
  const seen: unknown[] = [];
  const head = (name: string) => ({
    head: (({ props: own, params }: { props: unknown; params: object }) => {
      seen.push([name, own, { ...params }]);
      return {
        title: name,
        meta: [
          { name: 'shared', content: name },
          { name, content: '1' },
        ],
      };
    }) as never,
  });
  const app = layersApp({
    '/_app': layer('app', props({ a: 1 }), head('app')),
    '/_layout': layer('root', props({ r: 1 }), { head: { title: 'root', link: [{ rel: 'x' }] } }),
    '/[id]/_layout': layer('inner', undefined, head('inner')),
    '/[id]': layer('page', props({ p: 1 }), head('page')),
  });
  const html = await (await app.request('/7')).text();
  assert.match(html, '<title>page</title>');
  assert.is(html.match(/name="shared"/g)?.length, 1);
  assert.match(html, 'name="shared" content="page"');
  for (const name of ['app', 'inner', 'page']) assert.match(html, `<meta name="${name}"`);
  assert.match(html, '<link rel="x"');
  assert.equal(seen, [
    ['app', { a: 1, p: 1 }, { id: '7' }],
    ['inner', {}, { id: '7' }],
    ['page', { a: 1, p: 1 }, { id: '7' }],
  ]);
});

heads('that are values are prepared, and in the same order', async () => {
  const app = layersApp({
    '/_app': layer('app', undefined, { head: { title: 'app', htmlAttributes: { lang: 'en' } } }),
    '/_layout': layer('root', undefined, { head: { title: 'root', bodyAttributes: { id: 'b' } } }),
    '/': layer('home', undefined, { head: { htmlAttributes: { lang: 'fr' } } }),
  });
  for (let round = 0; round < 2; round++) {
    const html = await (await app.request('/')).text();
    assert.match(html, '<html lang="fr" data-head="lang">');
    assert.match(html, '<title>root</title>');
    assert.match(html, '<body id="b" data-head="id">');
  }
});
