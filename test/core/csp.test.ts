import { createApp, defineAdapter } from '@plinth/core';
import type { App, AppOptions, GetServerSidePropsContext } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const seen: unknown[] = [];
const text = defineAdapter({
  name: 'text',
  server: {
    render: (_view, { nonce }) => {
      seen.push(nonce);
      return { html: 'ok' };
    },
  },
});

type Run = (context: GetServerSidePropsContext) => void;

function makeApp(run: Run, options: Partial<AppOptions> = {}): App {
  const getServerSideProps = (context: GetServerSidePropsContext): object => {
    run(context);
    return { props: {} };
  };
  const pages = { '/': { default: () => '', getServerSideProps } };
  return createApp({ adapters: [text], pages, csp: true, onError: () => {}, ...options });
}

const test = suite('csp');

/** The nonce that a response's policy names. */
function nonceOf({ headers }: Response): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
}

test('one nonce is in the policy, in getServerSideProps, in middleware and at the adapter', async () => {
  const told: unknown[] = [];
  const app = makeApp(({ nonce }) => told.push(nonce), {
    middleware: {
      default: (_request, next, { nonce }) => {
        told.push(nonce);
        return next();
      },
    },
  });
  seen.length = 0;
  const nonce = nonceOf(await app.request('/'));
  assert.match(nonce ?? '', /^[A-Za-z\d+/]{22}==$/);
  assert.equal([...told, ...seen], [nonce, nonce, nonce]);
});

test('is off by default', async () => {
  const told: unknown[] = [];
  const response = await makeApp(({ nonce }) => told.push(nonce), { csp: false }).request('/');
  assert.is(response.headers.get('content-security-policy'), null);
  assert.equal(told, [undefined]);
});

test('the policy is strict', async () => {
  const response = await makeApp(() => {}).request('/');
  const policy = (response.headers.get('content-security-policy') as string).replace(
    /nonce-[^']+/g,
    'nonce-x',
  );
  assert.equal(policy.split('; '), [
    "default-src 'self'",
    "script-src 'nonce-x' 'strict-dynamic'",
    "style-src 'self' 'nonce-x'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ]);
});

test('lets styles and images through from where the built files are', async () => {
  const response = await makeApp(() => {}, {
    assetPrefix: 'https://cdn.example.com/a',
  }).request('/');
  assert.match(
    response.headers.get('content-security-policy') ?? '',
    /style-src 'self' https:\/\/cdn\.example\.com 'nonce/,
  );
});

test('a page with a nonce has no ETag, one without a nonce has', async () => {
  const keep: Run = ({ response }) => response.headers.set('cache-control', 'max-age=60');
  assert.is((await makeApp(keep).request('/')).headers.get('etag'), null);
  assert.ok((await makeApp(keep, { csp: false }).request('/')).headers.get('etag'));
});

test('a policy of the page or of the configuration stands alone', async () => {
  const own = "default-src 'none'";
  const byPage = makeApp(({ response }) => response.headers.set('content-security-policy', own));
  const byRule = makeApp(() => {}, {
    headers: [{ source: '/', headers: [{ key: 'Content-Security-Policy', value: own }] }],
  });
  for (const app of [byPage, byRule]) {
    assert.is((await app.request('/')).headers.get('content-security-policy'), own);
  }
});

test('redirects and data have none', async () => {
  const app = makeApp(() => {});
  for (const path of ['/_plinth/data/none/index.json', '//']) {
    assert.is((await app.request(path)).headers.get('content-security-policy'), null);
  }
});
