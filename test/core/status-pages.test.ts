import { httpError } from '@plinth/core';
import type { PageModule } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { codeOf } from './_code.ts';
import { echoApp, plain, shown } from './_echo.ts';

const failing = (error: unknown): PageModule => ({
  default: 'x',
  getServerSideProps: (({ res }: { res: { setHeader(name: string, value: string): void } }) => {
    res.setHeader('set-cookie', 'leak=1');
    throw error;
  }) as never,
});
const withData: PageModule = {
  default: 'error',
  getServerSideProps: (({ response }: { response: { status: number } }) => ({
    props: { seen: response.status },
  })) as never,
};

const test = suite('errors with a status');

for (const [name, pages, expected] of [
  ['its own page', { '/403': plain, '/_error': withData }, { statusCode: 403, message: 'No' }],
  ['_error with its data', { '/_error': withData }, { seen: 403, statusCode: 403, message: 'No' }],
] as const) {
  test(`403 is shown by ${name}, as page and as data`, async () => {
    const app = echoApp({ ...pages, '/x': failing(httpError(403, 'No')) });
    const response = await app.request('/x');
    assert.is(response.status, 403);
    assert.equal(response.headers.getSetCookie(), []);
    assert.equal(await shown(response), expected);
    const data = await app.request('/_plinth/data/none/x.json');
    assert.is(data.status, 403);
    assert.equal(((await data.json()) as { props: unknown }).props, expected);
    assert.equal(app.errors, []);
  });
}

test('without a page for it the core has one', async () => {
  const app = echoApp({ '/x': failing(httpError(451)) });
  const response = await app.request('/x');
  assert.is(response.status, 451);
  assert.match(await response.text(), /<h1>451<\/h1>/);
  const told = await echoApp({ '/x': failing(httpError(403, '<b>No</b>')) }).request('/x');
  assert.match(await told.text(), /<p>&lt;b&gt;No&lt;\/b&gt;<\/p>/);
  const data = await app.request('/_plinth/data/none/x.json');
  assert.equal(await data.json(), { error: { statusCode: 451 } });
});

test('the message of a server error stays in the log', async () => {
  const error = httpError(503, 'db-7 is down');
  const app = echoApp({ '/_error': plain, '/x': failing(error) });
  const response = await app.request('/x');
  assert.is(response.status, 503);
  assert.equal(await shown(response), { statusCode: 503 });
  assert.equal(app.errors, [error]);
});

test('a status on any other error is not believed', async () => {
  const app = echoApp({
    '/x': failing(Object.assign(new Error('x'), { status: 404, statusCode: 404 })),
  });
  assert.is((await app.request('/x')).status, 500);
});

test('an error page that fails is replaced by the core’s, and both are reported', async () => {
  const app = echoApp({
    '/_error': failing(new Error('second')),
    '/x': failing(new Error('first')),
  });
  const response = await app.request('/x');
  assert.is(response.status, 500);
  assert.match(await response.text(), /<h1>500<\/h1>/);
  assert.equal(
    app.errors.map((error) => (error as Error).message),
    ['first', 'second'],
  );
});

test('an error page answers with props alone', async () => {
  const lost: PageModule = {
    default: 'x',
    getServerSideProps: (() => ({ notFound: true })) as never,
  };
  const app = echoApp({ '/_error': lost });
  assert.is((await app.request('/nowhere')).status, 404);
  assert.equal(app.errors.map(codeOf), ['PLINTH_ERROR_PAGE_RESULT']);
});

test('error pages have no address', async () => {
  const app = echoApp({ '/_error': plain, '/404': plain, '/500': plain, '/403': plain });
  for (const path of ['/_error', '/404', '/500', '/403', '/_app', '/_document']) {
    assert.is((await app.request(path)).status, 404, path);
  }
});

test('a data request of another build is told apart from an unknown page', async () => {
  const app = echoApp({ '/x': plain, '/404': plain });
  const other = await app.request('/_plinth/data/other/x.json');
  assert.is(other.status, 404);
  assert.equal(await other.json(), { build: 'none' });
  const unknown = await app.request('/_plinth/data/none/y.json');
  assert.equal(await unknown.json(), {
    notFound: true,
    pattern: '/404',
    props: { statusCode: 404 },
  });
});

test('httpError() makes an error of the contract', () => {
  const error = httpError(403, 'No');
  assert.is(error.code, 'PLINTH_HTTP_ERROR');
  assert.is(error.status, 403);
  assert.is(error.message, 'No');
});

for (const status of [200, 399, 600, 404.5, '404']) {
  test(`httpError(${JSON.stringify(status)}) says what it takes`, () => {
    assert.throws(
      () => httpError(status as number),
      (error) => codeOf(error) === 'PLINTH_STATUS_INVALID',
    );
  });
}
