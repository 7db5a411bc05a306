import { createApp, defineAdapter } from '@plinth/core';
import type { App, AppOptions, PageModule } from '@plinth/core';
import { serve } from '@plinth/core/node';
import { assert, suite } from '../_suite.ts';
import { waitFor } from '../_app.ts';
import { openPage } from '../_browser.ts';
import { attribute, elements, findTag, textOf } from '../_html.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ Page, props }) => ({ html: (Page as (props: unknown) => string)(props) }) },
});
const links = {
  asks: '<a href="/next" data-prefetch="load data">next</a>',
  silent: '<a href="/next">next</a>',
  speaks: '<a href="/next">no-prefetching</a>',
};

function makeApp(
  html: string,
  options: Partial<AppOptions> = {},
  next: Partial<PageModule> = {},
): { app: App; asked: string[] } {
  const asked: string[] = [];
  const getServerSideProps = ({ request, params }: never): object => {
    const { headers } = request as Request;
    asked.push(`${(params as { name: string }).name} ${headers.get('sec-purpose')}`);
    return { props: {} };
  };
  const pages = {
    '/': { default: () => html },
    '/[name]': { default: () => '<h1>Next</h1>', getServerSideProps, ...next } as PageModule,
  };
  return { app: createApp({ adapters: [text], pages, onError: () => {}, ...options }), asked };
}

async function rulesOf(app: App): Promise<ReturnType<typeof elements>> {
  const html = await (await app.request('/')).text();
  return elements(html).filter((one) => attribute(one, 'type') === 'speculationrules');
}

const test = suite('speculation rules');

test('are on a page without script whose links ask for it, and on no other', async () => {
  const [rules] = await rulesOf(makeApp(links.asks).app);
  const { prefetch } = JSON.parse(textOf(rules)) as { prefetch: { eagerness: string }[] };
  assert.equal(
    prefetch.map(({ eagerness }) => eagerness),
    ['moderate', 'eager', 'immediate'],
  );
  assert.equal(await rulesOf(makeApp(links.silent).app), []);
  assert.equal(await rulesOf(makeApp(links.speaks).app), []);
  const build = {
    id: 'b',
    entry: '/entry.js',
    page: () => ({ adapter: 'text', module: '/page.js' }),
  };
  const pages = { '/': { default: () => links.asks, config: { hydrate: true } } };
  const app = createApp({ adapters: [text], pages, build });
  assert.equal(await rulesOf(app), []);
});

test('carry the nonce of the response', async () => {
  const { app } = makeApp(links.asks, { csp: true });
  const response = await app.request('/');
  const policy = response.headers.get('content-security-policy') ?? '';
  const rules = findTag(await response.text(), 'script');
  assert.match(policy, `'nonce-${attribute(rules, 'nonce')}'`);
});

test('a page whose data is not to be prefetched refuses', async () => {
  const headers = { 'sec-purpose': 'prefetch' };
  const config = { navigation: { prefetch: false } };
  const { app, asked } = makeApp('', {}, { config });
  assert.is((await app.request('/next', { headers })).status, 503);
  assert.equal(asked, []);
  assert.is((await app.request('/next')).status, 200);
  const willing = makeApp('');
  assert.is((await willing.app.request('/next', { headers })).status, 200);
});

const cases = [
  ['the link itself', links.asks],
  ['all of it', '<nav data-prefetch="load data"><p><a href="/next">next</a></p></nav>'],
  [
    'the link against the rest',
    '<nav data-prefetch="off"><a href="/next" data-prefetch="load data">next</a></nav>',
  ],
] as const;
const refused = [
  ['nothing', links.silent],
  ['code alone', '<a href="/next" data-prefetch="load">next</a>'],
  ['off', '<nav data-prefetch="load data"><a href="/next" data-prefetch="off">next</a></nav>'],
  [
    'off around it',
    '<nav data-prefetch="load data"><p data-prefetch="off"><a href="/next">n</a></p></nav>',
  ],
] as const;
/** Tells that the browser has read the rules. */
const marker = '<a href="/marker" data-prefetch="load data">marker</a>';

for (const csp of [false, true]) {
  for (const [name, html] of [...cases, ...refused]) {
    const isWanted = cases.some(([wanted]) => wanted === name);
    test(`in the browser${csp ? ', with a policy' : ''}: ${name}`, async () => {
      const { app, asked } = makeApp(html + marker, { csp });
      const server = await serve(app, { port: 0, host: '127.0.0.1' });
      const { page, messages, close } = await openPage();
      await page.goto(server.url);
      await waitFor(() => asked.includes('marker prefetch') || undefined);
      if (isWanted) await waitFor(() => asked.includes('next prefetch') || undefined);
      else await page.waitForTimeout(200);
      assert.is(asked.includes('next prefetch'), isWanted);
      await page.click('a');
      await page.waitForSelector('h1');
      const visits = asked.filter((one) => one.startsWith('next'));
      assert.is(visits.length, 1, 'what was prefetched is used');
      assert.equal(messages, []);
      await close();
      await server.close();
    });
  }
}
