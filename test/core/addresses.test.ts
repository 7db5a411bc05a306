import type { GetServerSideProps, PageModule, PlinthConfig } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { echo, echoApp, plain, shown } from './_echo.ts';

const pages = { '/': echo, '/about': echo, '/post/[id]': echo, '/other': plain };

/** What a path is answered with: a status, with the location of a redirect. */
async function visit(
  config: PlinthConfig,
  path: string,
  headers: HeadersInit = {},
): Promise<string> {
  const response = await echoApp(pages, config).request(path, { headers });
  return [response.status, response.headers.get('location')].filter(Boolean).join(' ');
}

const slashes = suite('slashes');

for (const [trailingSlash, path, answer] of [
  [false, '/about', '200'],
  [false, '/about/?a=1', '308 /about?a=1'],
  [false, '//post//1/', '308 /post/1'],
  [true, '/about/', '200'],
  [true, '/about?a=1', '308 /about/?a=1'],
  [true, '/post/a.b/', '308 /post/a.b'],
  [true, '/post/a.b', '200'],
  [true, '/', '200'],
  [true, '/_plinth/data/none/about.json', '200'],
  [true, '/.well-known/x', '404'],
] as const) {
  slashes(`${trailingSlash ? 'with' : 'without'} a trailing slash: ${path}`, async () => {
    assert.is(await visit({ trailingSlash }, path), answer);
  });
}

slashes('resolvedUrl keeps the slash that addresses have', async () => {
  const app = echoApp(pages, { trailingSlash: true });
  assert.is((await shown(app.request('/post/1/?a=1'))).resolvedUrl, '/post/1/?a=1');
});

const base = suite('basePath');

for (const [path, answer] of [
  ['/docs', '200'],
  ['/docs/', '308 /docs'],
  ['/docs/about', '200'],
  ['/docs/about/', '308 /docs/about'],
  ['/about', '404'],
  ['/docsabout', '404'],
  ['/', '404'],
  ['/docs/_plinth/data/none/about.json', '200'],
  ['/_plinth/data/none/about.json', '404'],
  ['/docs/old', '307 /docs/about'],
  ['/old', '404'],
  ['/outside', '307 /elsewhere'],
] as const) {
  base(`${path} is ${answer}`, async () => {
    const redirects = [
      { source: '/old', destination: '/about', permanent: false },
      { source: '/outside', destination: '/elsewhere', permanent: false, basePath: false },
    ] as const;
    assert.is(await visit({ basePath: '/docs', redirects }, path), answer);
  });
}

base('resolvedUrl is without it', async () => {
  const app = echoApp(pages, { basePath: '/docs' });
  assert.is((await shown(app.request('/docs/post/1?a=1'))).resolvedUrl, '/post/1?a=1');
});

for (const [redirect, location] of [
  [{ destination: '/about?a=1' }, '/docs/about?a=1'],
  [{ destination: '/' }, '/docs'],
  [{ destination: '/about', basePath: true }, '/docs/about'],
  [{ destination: '/elsewhere', basePath: false }, '/elsewhere'],
  [{ destination: 'https://example.com/' }, 'https://example.com/'],
  [{ destination: 'next' }, 'next'],
] as const) {
  base(
    `is put before ${JSON.stringify(redirect)} of a page, as document and as data [67, 68]`,
    async () => {
      const page = { default: 'x', getServerSideProps: (() => ({ redirect })) as never };
      const app = echoApp({ '/go': page }, { basePath: '/docs' });
      assert.is((await app.request('/docs/go')).headers.get('location'), location);
      const data = await app.request('/docs/_plinth/data/none/go.json');
      assert.equal(await data.json(), { redirect: { destination: location, statusCode: 307 } });
    },
  );
}

const locales = suite('i18n');
const i18n = { locales: ['en', 'fr', 'pt-BR'], defaultLocale: 'en' };

for (const [path, locale] of [
  ['/about', 'en'],
  ['/en/about', 'en'],
  ['/fr/about', 'fr'],
  ['/FR/about', 'fr'],
  ['/pt-br/about', 'pt-BR'],
  ['/fr', 'fr'],
] as const) {
  locales(`${path} has the locale ${locale}`, async () => {
    const echoed = await shown(echoApp(pages, { i18n }).request(path));
    assert.is(echoed.locale, locale);
    assert.not.match(echoed.resolvedUrl, /fr|pt|\/en/i);
  });
}

for (const [language, cookie, answer] of [
  ['fr', undefined, '307 /fr'],
  ['de, pt;q=0.5, fr;q=0.4', undefined, '307 /pt-BR'],
  ['fr-CA,fr;q=0.9', undefined, '307 /fr'],
  ['en', undefined, '200'],
  ['fr;q=0, en', undefined, '200'],
  ['*', undefined, '200'],
  ['fr', 'en', '200'],
  ['en', 'FR', '307 /fr'],
  ['en', 'xx', '200'],
] as const) {
  locales(`/ for ${language} and the cookie ${cookie} is ${answer}`, async () => {
    const headers = {
      'accept-language': language,
      ...(cookie ? { cookie: `plinth-locale=${cookie}` } : {}),
    };
    assert.is(await visit({ i18n }, '/', headers), answer);
  });
}

locales('only / is sent on, and not where detection is off', async () => {
  assert.is(await visit({ i18n }, '/about', { 'accept-language': 'fr' }), '200');
  assert.is(
    await visit({ i18n: { ...i18n, localeDetection: false } }, '/', { 'accept-language': 'fr' }),
    '200',
  );
  assert.is(await visit({ i18n }, '/en', { 'accept-language': 'fr' }), '200');
});

locales('the answer to / names what it depends on', async () => {
  const page = await echoApp(pages, { i18n }).request('/', {
    headers: { 'accept-language': 'en' },
  });
  assert.is(page.headers.get('vary'), 'accept-language, cookie');
  assert.is((await echoApp(pages, { i18n }).request('/about')).headers.get('vary'), null);
  const response = await echoApp(pages, { i18n }).request('/', {
    headers: { 'accept-language': 'fr' },
  });
  assert.is(response.headers.get('vary'), 'accept-language, cookie');
});

locales('the answer to / names it beside what rules, page and redirect depend on', async () => {
  const headers = [
    { source: '/', headers: [{ key: 'Vary', value: 'x-rule' }] },
    { source: '/:path*', headers: [{ key: 'Vary', value: 'x-other' }] },
  ];
  const getServerSideProps: GetServerSideProps = ({ response }) => {
    response.headers.set('Vary', 'x-page');
    return { props: {} };
  };
  const home: PageModule = { default: 'home', getServerSideProps };
  const app = echoApp({ ...pages, '/': home }, { i18n, headers });
  const vary = async (language: string): Promise<string | null> => {
    const response = await app.request('/', { headers: { 'accept-language': language } });
    return response.headers.get('vary');
  };
  assert.is(await vary('en'), 'x-rule, x-other, accept-language, cookie, x-page');
  assert.is(await vary('fr'), 'accept-language, cookie, x-rule, x-other');
});

locales('a data path names the locale as its page does', async () => {
  const app = echoApp(pages, { i18n });
  for (const [path, locale] of [
    ['/_plinth/data/none/fr/about.json', 'fr'],
    ['/_plinth/data/none/fr.json', 'fr'],
    ['/_plinth/data/none/about.json', 'en'],
  ] as const) {
    const { props } = (await (await app.request(path)).json()) as { props: { locale: string } };
    assert.is(props.locale, locale);
  }
});

locales('a rule stands for all of them, unless it says otherwise', async () => {
  const redirects = [
    { source: '/old', destination: '/about', permanent: false },
    { source: '/fr/vieux', destination: '/fr/about', permanent: false, locale: false },
    { source: '/en/new', destination: '/about', permanent: false, locale: false },
  ] as const;
  assert.is(await visit({ i18n, redirects }, '/old'), '307 /about');
  assert.is(await visit({ i18n, redirects }, '/fr/old'), '307 /fr/about');
  assert.is(await visit({ i18n, redirects }, '/fr/vieux'), '307 /fr/about');
  assert.is(await visit({ i18n, redirects }, '/new'), '307 /about');
  assert.is(await visit({ i18n, redirects }, '/vieux'), '404');
});
