import { assert, suite } from '../_suite.ts';
import { fixture } from '../_app.ts';
import { findTag, shownProps, textOf } from '../_html.ts';
import { type TestApp, createTestApp } from '@plinth/core/testing';

const test = suite('createTestApp');
let app: TestApp;
test.before(async () => {
  app = await createTestApp({ root: fixture('app') });
});
test.after(() => app.close());

for (const name of ['preact', 'solid', 'string']) {
  test(`${name}: renders a page from source`, async () => {
    const response = await app.request(`/${name}/static`);
    assert.is(response.status, 200);
    assert.match(textOf(findTag(await response.text(), 'h1')), name);
  });

  test(`${name}: runs getServerSideProps with its parameters`, async () => {
    const html = await (await app.request(`/${name}/rest/a/b%2Fc?q=1`)).text();
    assert.equal(shownProps(html), { path: ['a', 'b/c'] });
  });

  test(`${name}: keeps an error for the test to look at`, async () => {
    app.errors.length = 0;
    const response = await app.request(`/${name}/case/throw`);
    assert.is(response.status, 500);
    assert.is(app.errors.length, 1);
    assert.instance(app.errors[0], Error);
  });
}

test('serves the files of the app', async () => {
  const response = await app.request('/robots.txt');
  assert.is(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
  await response.text();
});

test('answers what there is not with the page of the app', async () => {
  assert.is((await app.request('/nowhere')).status, 404);
});

test('says what is wrong with a project that has no plug-in', async () => {
  await assert.rejects(
    createTestApp({ root: fixture('views') }),
    ({ code }: Error & { code: string }) => code === 'PLINTH_NO_PLUGIN',
  );
});
