import type { AppOptions, DocumentContext, DocumentModule } from '@plinth/core';
import { attribute, findTag, textOf } from '../_html.ts';
import { assert, suite } from '../_suite.ts';
import { codeOf, messageOf } from './_code.ts';
import { layer, layersApp, shownView } from './_layers.ts';

type Write = DocumentModule['default'];

const whole: Write = ({ htmlAttributes, head, bodyAttributes, main, scripts, locale }) =>
  `<!doctype html>
<html${htmlAttributes} data-locale="${locale}">
<head><link rel="icon" href="/own.svg">${head}</head>
<body class="own"${bodyAttributes}><header>Top</header>${main}<footer>End</footer>${scripts}</body>
</html>`;

const files = {
  id: 'b',
  entry: '/entry.js',
  routes: '/routes.js',
  page: () => ({ adapter: 'one', module: '/page.js' }),
};

function documentApp(
  write: Write,
  options: Partial<AppOptions> = {},
): ReturnType<typeof layersApp> {
  const home = layer('home', () => ({ props: { a: 1 } }), {
    head: ({ props }: { props: object }) => ({
      title: JSON.stringify(props),
      bodyAttributes: { id: 'b' },
    }),
  } as never);
  const pages = { '/_document': { default: write }, '/': home, '/fixed': layer('fixed') };
  return layersApp(pages, options);
}

const test = suite('_document');

test('stands around everything that the core writes', async () => {
  const app = documentApp(whole, { build: files });
  const html = await (await app.request('/')).text();
  assert.match(html, /^<!doctype html>\n<html data-locale="undefined">\n<head><link rel="icon"/);
  assert.match(
    html,
    /href="\/own\.svg"><meta charset="utf-8">.*<title>{&quot;a&quot;:1}<\/title>.*<\/head>/,
  );
  assert.match(
    html,
    '<body class="own" id="b" data-head="id"><header>Top</header><div id="plinth"><pre>{',
  );
  assert.match(
    html,
    /<\/pre><\/div><footer>End<\/footer><script type="application\/json" id="plinth-state">{[^<]*}<\/script><script type="module" async src="\/entry\.js"><\/script><\/body>\n<\/html>$/,
  );
});

test('without script only the view and the head are in it', async () => {
  const html = await (await documentApp(whole).request('/fixed')).text();
  assert.match(html, /<\/div><footer>End<\/footer><\/body>\n<\/html>$/);
  assert.is((await shownView(documentApp(whole).request('/fixed'))).page, 'fixed');
});

test('is called once a page and locale', async () => {
  const calls: string[] = [];
  const count: Write = (context) => {
    calls.push(`${context.pattern} ${context.locale}`);
    return whole(context);
  };
  const app = documentApp(count, { i18n: { locales: ['en', 'fr'], defaultLocale: 'en' } });
  for (const path of ['/', '/', '/fr', '/fr/fixed', '/fr/fixed']) {
    const html = await (await app.request(path)).text();
    assert.match(html, `data-locale="${path.startsWith('/fr') ? 'fr' : 'en'}"`);
  }
  assert.equal(calls, ['/ en', '/ fr', '/fixed fr']);
});

test('in dev it is called for each request', async () => {
  let calls = 0;
  const app = documentApp((context) => (calls++, whole(context)), { dev: true });
  await app.request('/');
  await app.request('/');
  assert.is(calls, 2);
});

test('gets the doctype where it has none', async () => {
  const app = documentApp((context) => whole(context).replace('<!doctype html>', ''));
  assert.match(await (await app.request('/')).text(), /^<!doctype html>\s*<html/);
});

test('may have the nonce any number of times; without csp it is empty', async () => {
  for (const times of [0, 1, 3]) {
    const write: Write = (context) =>
      `${whole(context)}${`<script nonce="${context.nonce}"></script>`.repeat(times)}`;
    const html = await (await documentApp(write).request('/')).text();
    assert.is(html.split('<script nonce="">').length - 1, times);
    assert.not.ok(html.includes('plinth-'), 'no marker is left');
  }
});

test('the markers are not guessable, and reach no client', async () => {
  let marker = '';
  const app = documentApp((context) => ((marker = context.main), whole(context)));
  await app.request('/');
  assert.match(marker, /^plinth-[\da-f-]{36}-main$/);
  assert.not.ok((await (await app.request('/')).text()).includes(marker));
});

const without = (name: keyof DocumentContext): Write => {
  return (context) => whole({ ...context, [name]: '' });
};

for (const [name, write, ...texts] of [
  ['main', without('main'), 'main is missing'],
  ['head', without('head'), 'head is missing'],
  ['scripts', without('scripts'), 'scripts is missing'],
  ['htmlAttributes', without('htmlAttributes'), 'htmlAttributes is missing'],
  ['bodyAttributes', without('bodyAttributes'), 'bodyAttributes is missing'],
  ['all', () => '<p></p>', 'htmlAttributes is missing, head is missing, bodyAttributes is missing'],
  [
    'a doubled one',
    (context: DocumentContext) => whole({ ...context, head: context.head.repeat(2) }),
    'head comes back 2 times',
  ],
  [
    'another order',
    (context: DocumentContext) =>
      whole({ ...context, main: context.scripts, scripts: context.main }),
    'they come back in another order',
  ],
] as const) {
  test(`${name}: what is wrong with the markers is said`, async () => {
    const app = documentApp(write);
    const answer = await app.request('/');
    assert.is(answer.status, 500);
    assert.match(await answer.text(), '<h1>500</h1>');
    assert.is(codeOf(app.errors[0]), 'PLINTH_DOCUMENT_MARKERS');
    assert.match(messageOf(app.errors[0]), 'for the page "/"');
    for (const text of texts) assert.match(messageOf(app.errors[0]), text);
  });
}

for (const [name, module, text] of [
  ['a promise', { default: async () => '' }, 'returned a promise'],
  ['nothing', { default: () => undefined }, 'returned undefined'],
  ['a number', { default: () => 5 }, 'returned a value of the type number'],
  ['no function', { default: 'text' }, 'is of the type string'],
  ['no export', {}, 'is of the type undefined'],
] as const) {
  test(`${name} is no document`, async () => {
    const app = layersApp({ '/_document': module as never, '/': layer('home') });
    assert.is((await app.request('/')).status, 500);
    assert.is(codeOf(app.errors[0]), 'PLINTH_DOCUMENT_RESULT');
    assert.match(messageOf(app.errors[0]), text);
  });
}

test('what it throws is reported, and the core’s own document answers', async () => {
  const app = documentApp(() => {
    throw new Error('broken');
  });
  assert.is((await app.request('/')).status, 500);
  assert.equal(
    app.errors.map(({ message }) => message),
    ['broken'],
  );
});

const language = suite('the language of the document');
const i18n = { locales: ['en', 'fr-CA'], defaultLocale: 'en' };

async function readLang(app: ReturnType<typeof layersApp>, path: string): Promise<unknown> {
  return attribute(findTag(await (await app.request(path)).text(), 'html'), 'lang');
}

for (const write of [undefined, whole]) {
  language(`is the locale, ${write ? 'in _document too' : 'without _document'}`, async () => {
    const pages = {
      '/': layer('home', () => ({ props: {} }), { head: (() => ({ title: 'x' })) as never }),
      '/fixed': layer('fixed'),
      '/own': layer('own', undefined, { head: { htmlAttributes: { lang: 'la' } } }),
    };
    const app = layersApp(write ? { ...pages, '/_document': { default: write } } : pages, { i18n });
    assert.is(await readLang(app, '/'), 'en');
    assert.is(await readLang(app, '/fixed'), 'en');
    assert.is(await readLang(app, '/fr-CA/fixed'), 'fr-CA');
    assert.is(await readLang(app, '/fr-ca'), 'fr-CA');
    assert.is(await readLang(app, '/fr-CA/own'), 'la');
  });
}

language('is nobody’s business without i18n', async () => {
  assert.is(await readLang(layersApp({ '/': layer('home') }), '/'), undefined);
});

language('the state names the locale', async () => {
  const app = layersApp({ '/': layer('home') }, { i18n, build: files });
  const html = await (await app.request('/fr-CA')).text();
  const state = findTag(html, 'script');
  assert.is(attribute(state, 'id'), 'plinth-state');
  assert.is((JSON.parse(textOf(state)) as { locale: string }).locale, 'fr-CA');
});
