import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attribute, elements, findId, findTag, readState, textOf } from '../_html.ts';
import { fixture } from '../_app.ts';
import { assert, suite } from '../_suite.ts';
import { type Ask, adapters, waysOf } from '../_ways.ts';

/** What an element's text says as JSON. */
function readProps(html: string): Record<string, unknown> {
  return JSON.parse(textOf(findId(html, 'props'))) as Record<string, unknown>;
}

/** The ids of an element and of what stands around it, outermost first. */
function idsAround(html: string, id: string): string[] {
  const ids: string[] = [];
  for (let node = findId(html, id); node; node = node.parentNode as typeof node) {
    const own = 'attrs' in node ? attribute(node, 'id') : undefined;
    if (own !== undefined) ids.unshift(own);
  }
  return ids;
}

for (const [way, open] of Object.entries(waysOf('special'))) {
  const test = suite(`special files through ${way}`);
  const isDev = way === 'the dev server';
  let ask: Ask;
  let build = 'development';
  const { error } = console;
  test.before(async () => {
    ask = await open();
    console.error = () => {};
    const state = readState(await (await ask('/preact')).text());
    build = state?.['build'] as string;
  });
  test.after(() => {
    console.error = error;
  });

  async function html(path: string): Promise<string> {
    return (await ask(path)).text();
  }

  async function data(path: string, kept = ''): Promise<Record<string, unknown>> {
    const [pathname, search] = path.split('?');
    const address = `/_plinth/data/${build}${kept}${pathname}.json${search ? `?${search}` : ''}`;
    return (await (await ask(address)).json()) as Record<string, unknown>;
  }

  for (const adapter of adapters) {
    test(`${adapter}: app, layouts and page stand around each other, each with its data`, async () => {
      const text = await html(`/${adapter}/deep/7`);
      assert.equal(idsAround(text, 'props'), ['plinth', 'app', 'root', 'inner', 'props']);
      assert.match(textOf(findId(text, 'root-data')), /^root \d+$/);
      assert.match(textOf(findId(text, 'inner-data')), /^inner \d+$/);
      assert.is(textOf(findId(text, 'user')), 'Ada');
      const { by, user, own } = readProps(text);
      assert.equal([by, user, own], ['page', 'Ada', adapter]);
    });

    test(`${adapter}: a page outside of a folder has not its layout`, async () => {
      const text = await html(`/${adapter}/plain`);
      assert.equal(idsAround(text, 'props'), ['plinth', 'app', 'root', 'props']);
      assert.is(readProps(text)['by'], 'app');
    });

    test(`${adapter}: heads are merged, the page's last`, async () => {
      const text = await html(`/${adapter}/deep/7`);
      assert.is(textOf(findTag(text, 'title')), `Deep ${adapter}`);
      const named = (name: string): string | undefined =>
        attribute(
          elements(text).find((element) => attribute(element, 'name') === name),
          'content',
        );
      assert.is(named('user'), 'Ada');
      assert.is(named('layout-root'), `${adapter} root`);
      assert.is(named('layout-inner'), adapter);
      const plain = await html(`/${adapter}/plain`);
      assert.is(textOf(findTag(plain, 'title')), 'Layout root');
    });

    test(`${adapter}: the document is the app's`, async () => {
      const text = await html(`/${adapter}`);
      assert.match(text, /^<!doctype html><html data-document>/);
      assert.is(textOf(findId(text, 'top')), 'Top');
      assert.match(text, /<\/div><p id="end">End<\/p>/);
      assert.is(attribute(findTag(text, 'head'), 'data-own'), '');
      if (isDev) assert.match(text, '/@vite/client');
    });

    test(`${adapter}: data has the props of all, in their order`, async () => {
      const answer = await data(`/${adapter}/deep/7`);
      assert.is(answer['pattern'], `/${adapter}/deep/[id]`);
      assert.equal(answer['params'], { id: '7' });
      const { by, user } = answer['props'] as Record<string, unknown>;
      assert.equal([by, user], ['page', 'Ada']);
      const layouts = answer['layouts'] as Record<string, unknown>[];
      assert.equal(
        layouts.map((layout) => layout['by']),
        ['root', 'inner'],
      );
    });

    test(`${adapter}: a kept layout is not asked, but for one that wants it`, async () => {
      const runs = async (kept: string): Promise<(number | null)[]> => {
        const { layouts } = await data(`/${adapter}/deep/7`, kept);
        return (layouts as ({ runs: number } | null)[]).map((layout) => layout && layout.runs);
      };
      const [root, inner] = await runs('');
      assert.equal(await runs('~2'), [null, (inner as number) + 1]);
      assert.equal(await runs('~1'), [null, (inner as number) + 2]);
      assert.equal(await runs('~0'), [(root as number) + 1, (inner as number) + 3]);
    });

    const inner = { redirect: 307, notFound: 404, forbidden: 403, throw: 500, end: 200 };
    for (const [wish, status] of Object.entries(inner)) {
      test(`${adapter}: ${wish} of a layout is honoured, whatever stands inside of it wants`, async () => {
        for (const other of Object.keys(inner)) {
          const query = `root=${wish}~20&inner=${other}&page=${other}`;
          const response = await ask(`/${adapter}/deep/7?${query}`);
          assert.is(response.status, status, other);
          const text = await response.text();
          if (wish === 'redirect') assert.is(response.headers.get('location'), '/by-root');
          if (wish === 'end') assert.is(text, 'ended by root');
          if (status !== 403 && status !== 500) continue;
          // The layout fails on the error page as well, which is then shown without it.
          assert.is(readProps(text)['statusCode'], status);
          assert.not.ok(text.includes('id="root"'));
        }
      });
    }

    test(`${adapter}: headers of all count, the inner one's first`, async () => {
      const { headers } = await ask(`/${adapter}/deep/7?app=~20&root=~10`);
      assert.is(headers.get('x-by'), 'page');
      assert.equal(headers.getSetCookie(), ['app=1', 'root=1', 'inner=1', 'page=1']);
      const redirected = await ask(`/${adapter}/deep/7?root=redirect~20`);
      assert.equal(redirected.headers.getSetCookie(), ['app=1', 'root=1']);
    });

    test(`${adapter}: styles of app and layouts are in the document, outermost first`, async () => {
      const text = await html(`/${adapter}/deep/7`);
      const hrefs = elements(text)
        .filter((element) => attribute(element, 'rel') === 'stylesheet')
        .map((element) => attribute(element, 'href') as string);
      const sheets = await Promise.all(
        hrefs.map(async (href) => {
          const path = isDev ? `${href}?direct` : href;
          return way === 'app.request' ? readBuilt(href) : (await ask(path)).text();
        }),
      );
      const all = sheets.join('');
      const places = ['#app', '#root', '#inner'].map((id) => all.lastIndexOf(id));
      assert.equal(
        places.toSorted((a, b) => a - b),
        places,
      );
      assert.ok((places[0] as number) >= 0, all);
    });
  }

  test('a rewrite keeps no layouts of the page that was asked for', async () => {
    const { pattern, layouts } = await data('/old/7', '~2');
    assert.is(pattern, '/preact/deep/[id]');
    assert.is((layouts as { by: string }[])[0]?.by, 'root');
  });

  test('an error page has app and layout of its own adapter', async () => {
    const lost = await ask('/nowhere');
    assert.is(lost.status, 404);
    const text = await lost.text();
    assert.equal(idsAround(text, 'props'), ['plinth', 'app', 'root', 'props']);
    assert.is(textOf(findTag(text, 'h1')), 'Not found');
    const { statusCode, user } = readProps(text);
    assert.equal([statusCode, user], [404, 'Ada']);
  });

  test('_error has data of its own, and its props are those of all', async () => {
    const failed = await ask('/preact?page=throw');
    assert.is(failed.status, 500);
    const text = await failed.text();
    assert.equal(idsAround(text, 'props'), ['plinth', 'app', 'root', 'props']);
    const { by, statusCode, user } = readProps(text);
    assert.equal([by, statusCode, user], ['error', 500, 'Ada']);
    assert.not.ok(!isDev && text.includes('secret-canary-text'));
    assert.equal(failed.headers.getSetCookie(), []);
  });

  test('an error as data names the page that shows it, with its layouts', async () => {
    const answer = await data('/solid?page=forbidden', '~1');
    assert.equal(answer['error'], { statusCode: 403, message: 'by page' });
    assert.is(answer['pattern'], '/403');
    assert.is((answer['layouts'] as { by: string }[])[0]?.by, 'root');
  });

  test('special files have no addresses', async () => {
    for (const path of [
      '/_app',
      '/_app.solid',
      '/_layout',
      '/_layout.solid',
      '/_document',
      '/_error',
    ]) {
      assert.is((await ask(path)).status, 404, path);
    }
  });

  if (isDev) continue;
  test('nothing that only the server runs is in the browser’s files', async () => {
    const folder = join(fixture('special'), 'dist/client/assets');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    for (const secret of ['server-canary-special', 'secret-canary-text', 'data-document']) {
      assert.not.ok(
        texts.some((text) => text.includes(secret)),
        secret,
      );
    }
    assert.ok(texts.some((text) => text.includes('root-add')));
  });

  test('what the page imports is preloaded, app and layouts too', async () => {
    const text = await html('/preact/deep/7');
    const loads = elements(text)
      .filter((element) => attribute(element, 'rel') === 'modulepreload')
      .map((element) => attribute(element, 'href') as string);
    const scripts = await Promise.all(loads.map(readBuilt));
    for (const id of ['app-add', 'root-add', 'inner-add', 'Deep preact']) {
      assert.ok(
        scripts.some((script) => script.includes(id)),
        id,
      );
    }
  });
}

function readBuilt(href: string): Promise<string> {
  return readFile(join(fixture('special'), 'dist/client', href), 'utf8');
}
