import { type AppOptions, type PageConfig, createApp, defineAdapter } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { attribute, elements, readState } from '../_html.ts';
import { decodeData } from './_decode.ts';
import { layer } from './_layers.ts';

const text = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });
const build: AppOptions['build'] = {
  id: 'b',
  entry: '/entry.js',
  routes: '/routes.js',
  wait: '/wait.js',
  decoder: { module: '/decoder.js', preload: ['/shared.js'] },
  page: () => ({ adapter: 'text', layouts: ['/_layout'], module: '/page.js' }),
};

/** Asks an app of one layout and one page, each with its props. */
function ask(
  path: string,
  layout: object | undefined,
  page: object,
  options: Partial<AppOptions> = {},
  config: PageConfig = {},
): Promise<Response> {
  const pages = {
    '/_layout': layer('root', layout && (() => ({ props: { ...layout } }))),
    '/': layer('home', () => ({ props: { ...page } }), { config }),
  };
  return createApp({ adapters: [text], pages, build, ...options }).request(path);
}

async function askData(path: string, layout: object, page: object): Promise<DataAnswer> {
  return (await (await ask(path, layout, page)).json()) as DataAnswer;
}

type DataAnswer = Record<string, unknown>;
interface Decoded {
  props: Record<string, unknown>;
  layouts: (Record<string, unknown> | null)[];
}

const data = suite('rich data of layouts');
const path = '/_plinth/data/b/index.json';

data('props of a layout arrive as what they were, in a document and as data', async () => {
  const date = new Date(0);
  const state = readState(await (await ask('/', { date }, { n: 1 })).text());
  for (const sent of [state!, await askData(path, { date }, { n: 1 })]) {
    assert.is(sent['decoder'], '/decoder.js');
    const decoded = decodeData(sent) as unknown as Decoded;
    assert.equal(decoded, { props: { n: 1 }, layouts: [{ date }] });
  }
});

data('what layout and page share arrives as one', async () => {
  const user = { name: 'you' };
  const { props, layouts } = decodeData(await askData(path, { user }, { user })) as Decoded;
  assert.equal(props['user'], user);
  assert.is(props['user'], layouts[0]?.['user']);
});

data('plain props of both take JSON', async () => {
  const sent = await askData(path, { a: 1 }, { b: 2 });
  assert.equal([sent['props'], sent['layouts'], sent['rich']], [{ b: 2 }, [{ a: 1 }], undefined]);
});

data('a layout that the browser keeps is left out of rich data too', async () => {
  const sent = await askData('/_plinth/data/b~1/index.json', { a: 1 }, { n: 1n });
  assert.equal(decodeData(sent), { props: { n: 1n }, layouts: [null] });
});

const preload = suite('the preload of what decodes rich data');

/** The links between the view and the state. */
async function readPreloads(response: Promise<Response>): Promise<(string | undefined)[][]> {
  assert.is((await response).status, 200);
  const html = await (await response).text();
  const [, after = ''] = html.split('<div id="plinth">');
  return elements(after)
    .filter(({ tagName }) => tagName === 'link')
    .map((link) => ['rel', 'href', 'nonce'].map((name) => attribute(link, name)));
}

preload('stands in the document, without a nonce where there is none', async () => {
  assert.equal(await readPreloads(ask('/', undefined, { n: 1n })), [
    ['modulepreload', '/decoder.js', undefined],
    ['modulepreload', '/shared.js', undefined],
  ]);
  assert.equal(await readPreloads(ask('/', undefined, { n: 1 })), []);
});

preload('has the nonce of its response', async () => {
  const response = await ask('/', undefined, { n: 1n }, { csp: true });
  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  assert.ok(nonce);
  assert.equal(await readPreloads(Promise.resolve(response)), [
    ['modulepreload', '/decoder.js', nonce],
    ['modulepreload', '/shared.js', nonce],
  ]);
});

preload('is left to the time at which the page wakes', async () => {
  const late = ask('/', undefined, { n: 1n }, {}, { hydrate: 'idle' });
  assert.equal(await readPreloads(late), []);
});
