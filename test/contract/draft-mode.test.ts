import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp, type App } from '@plinth/core';
import { string } from '@plinth/string';
import server from '@plinth/string/server';
import { assert, suite } from '../_suite.ts';
import { buildApp, fixture } from '../_app.ts';
import { findTag, shownProps } from '../_html.ts';
import { type Ask, adapters, waysOf } from '../_ways.ts';
import * as draftRoute from '../fixtures/api/pages/api/draft.ts';

const noStore = 'private, no-store';
const right = /^plinth-draft=[\da-f]{64}; Path=\/; HttpOnly; SameSite=Lax/;
const expired =
  /^plinth-draft=; Path=\/; HttpOnly; SameSite=Lax(?:; Secure)?; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT$/;

/** Turns draft mode on, and gives back what `Cookie` then holds. */
async function enable(ask: Ask): Promise<string> {
  const response = await ask('/api/draft?enable=true');
  return (response.headers.getSetCookie()[0] as string).split(';')[0] as string;
}

for (const [way, open] of Object.entries(waysOf('api'))) {
  const test = suite(`draft mode through ${way}`);
  let ask: Ask;
  test.before(async () => {
    ask = await open();
  });
  const isDev = way === 'the dev server';

  test('55: setDraftMode sets one cookie, Secure in production', async () => {
    const response = await ask('/api/draft?enable=true');
    const [cookie, ...others] = response.headers.getSetCookie();
    assert.equal(others, []);
    assert.match(cookie as string, right);
    assert.is(cookie?.endsWith('; Secure'), !isDev);
    assert.is(response.headers.get('clear-site-data'), '"cache"');
    assert.is(response.headers.get('cache-control'), noStore);
  });

  test('58: setDraftMode expires it', async () => {
    const cookie = await enable(ask);
    const response = await ask('/api/draft?enable=false', { headers: { cookie } });
    assert.match(response.headers.getSetCookie()[0] as string, expired);
    assert.equal(await response.json(), { draftMode: true });
  });

  test('56: an API route knows it', async () => {
    const cookie = await enable(ask);
    const response = await ask('/api/draft', { headers: { cookie } });
    assert.equal(await response.json(), { draftMode: true });
    assert.equal(response.headers.getSetCookie(), []);
    assert.is(response.headers.get('cache-control'), noStore);
    assert.is(response.headers.get('etag'), null);
  });

  for (const adapter of adapters) {
    const path = `/${adapter}/draft`;

    test(`54: ${adapter}: without a cookie the page is no draft, and may be kept`, async () => {
      const response = await ask(path);
      assert.is(response.headers.get('cache-control'), 'public, max-age=60');
      assert.equal(shownProps(await response.text()), { draftMode: false });
    });

    test(`56: ${adapter}: with it the page is one, and no cache may keep it`, async () => {
      const cookie = await enable(ask);
      const response = await ask(path, { headers: { cookie } });
      for (const name of ['etag', 'cdn-cache-control']) {
        assert.is(response.headers.get(name), null, name);
      }
      assert.is(response.headers.get('cache-control'), noStore);
      assert.equal(shownProps(await response.text()), { draftMode: true });
    });

    test(`57: ${adapter}: so are its data`, async () => {
      const cookie = await enable(ask);
      const build = isDev ? 'development' : await readManifest('id');
      const data = await ask(`/_plinth/data/${build}${path}.json`, { headers: { cookie } });
      assert.is(data.headers.get('cache-control'), noStore);
      const { props } = (await data.json()) as { props: unknown };
      assert.equal(props, { draftMode: true });
    });

    test(`60: ${adapter}: a wrong cookie is cleared, and the page is no draft`, async () => {
      for (const value of ['', 'a', 'f'.repeat(64), 'ü', '%00'.repeat(64)]) {
        const headers = { cookie: `plinth-draft=${encodeURI(value)}` };
        const response = await ask(path, { headers });
        assert.is(response.status, 200);
        assert.match(response.headers.getSetCookie()[0] as string, expired, value);
        assert.is(response.headers.get('cache-control'), noStore);
        assert.equal(shownProps(await response.text()), { draftMode: false });
      }
    });
  }

  test('60: an error page is no place to keep a wrong cookie', async () => {
    const response = await ask('/nowhere', { headers: { cookie: 'plinth-draft=a' } });
    assert.is(response.status, 404);
    assert.match(response.headers.getSetCookie()[0] as string, expired);
  });

  test('a cookie of another name is none', async () => {
    const headers = { cookie: 'x-plinth-draft=a' };
    const response = await ask('/string/draft', { headers });
    assert.equal(response.headers.getSetCookie(), []);
    assert.is(response.headers.get('cache-control'), 'public, max-age=60');
  });

  if (way === 'a socket') {
    test('files are as they were, with any cookie', async () => {
      for (const cookie of [await enable(ask), 'plinth-draft=wrong']) {
        const response = await ask('/file.txt', { headers: { cookie } });
        assert.equal(response.headers.getSetCookie(), []);
        assert.not.ok(response.headers.get('cache-control')?.includes('no-store'));
      }
    });
  }
}

async function readManifest(key: string): Promise<string> {
  await buildApp('api');
  const text = await readFile(join(fixture('api'), 'dist/server/manifest.js'), 'utf8');
  return new RegExp(`"${key}": "([^"]+)"`).exec(text)?.[1] as string;
}

const library = suite('draft mode without a build');

function appOf(secret?: string, basePath?: string): App {
  return createApp({
    adapters: [{ ...string(), server }],
    basePath,
    pages: {
      '/': {
        default: ({ draftMode }: { draftMode: boolean }) => `<p>${draftMode}</p>`,
        getServerSideProps: ({ draftMode }: { draftMode: boolean }) => ({ props: { draftMode } }),
      },
      '/api/draft': draftRoute,
    },
    ...(secret === undefined ? {} : { build: { id: 'a', secret, page: () => undefined } }),
  });
}

async function isDraft(app: App, cookie: string): Promise<boolean> {
  return (await (await app.request('/', { headers: { cookie } })).text()).includes('true');
}

library('a cookie is good for the app that made it alone', async () => {
  const [one, other] = [appOf(), appOf()];
  const cookie = await enable(one.request);
  assert.is(await isDraft(one, cookie), true);
  assert.is(await isDraft(other, cookie), false);
});

library('apps of one secret know each other', async () => {
  const cookie = await enable(appOf('one').request);
  assert.is(await isDraft(appOf('one'), cookie), true);
  assert.is(await isDraft(appOf('two'), cookie), false);
  assert.not.ok(cookie.includes('one'));
});

library('PLINTH_SECRET wins over the secret of the build', async () => {
  process.env['PLINTH_SECRET'] = 'shared';
  const [one, other] = [appOf('one'), appOf('two')];
  delete process.env['PLINTH_SECRET'];
  assert.is(await isDraft(other, await enable(one.request)), true);
  assert.is(await isDraft(appOf('one'), await enable(one.request)), false);
});

library('the cookie is for the base path', async () => {
  const response = await appOf('one', '/base').request('/base/api/draft?enable=true');
  assert.match(response.headers.getSetCookie()[0] as string, /; Path=\/base; HttpOnly/);
});

library('an app without API routes looks at no cookie', async () => {
  const app = createApp({
    adapters: [{ ...string(), server }],
    pages: { '/': { default: () => '<p>plain</p>' } },
  });
  const response = await app.request('/', { headers: { cookie: 'plinth-draft=a' } });
  assert.equal(response.headers.getSetCookie(), []);
  assert.ok(findTag(await response.text(), 'p'));
});
