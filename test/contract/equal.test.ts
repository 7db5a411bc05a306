import { assert, suite } from '../_suite.ts';
import { readState } from '../_html.ts';
import { adapters, ways } from '../_ways.ts';

const test = suite('app.request and a socket');
/** `serve` compresses for who takes that; here the answers themselves are compared. */
const plain = { 'accept-encoding': 'identity' };
/** What a connection adds of its own. */
const ofConnection = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

const names =
  'plain promise not-found redirect permanent see status cached end throw throw-string nothing ' +
  'more-keys date cycle forbidden guarded named moved external ended write-only redirect-both';
const requests: [path: string, init?: RequestInit][] = [
  ...names.split(' ').map((name): [string] => [`/case/${name}`]),
  ['/static'],
  ['/static', { method: 'HEAD' }],
  ['/case/plain', { method: 'HEAD' }],
  ['/case/plain', { method: 'PUT' }],
  ['/case/plain', { method: 'OPTIONS' }],
  ['/case/form', { method: 'POST', body: new URLSearchParams({ name: 'Ada' }) }],
  ['/case/guarded', { headers: { authorization: 'yes' } }],
  ['/case/cached', { headers: { 'if-none-match': '*' } }],
  ['/rest/a/b%2Fc'],
  ['/old/plain?a=1'],
  ['/rwq/7', { headers: { 'user-agent': 'tester' } }],
  ['/nowhere'],
  ['/static/'],
  ['/case/%'],
];

async function toParts(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => !ofConnection.has(name));
  return { status: response.status, headers, body: await response.text() };
}

for (const adapter of adapters) {
  for (const [path, init] of requests) {
    for (const isData of [false, true]) {
      const name = `${init?.method ?? 'GET'} ${path}${isData ? ' as data' : ''}`;
      test(`${adapter}: ${name} has one answer, header by header`, async () => {
        const [direct, socket] = [await ways['app.request']!(), await ways['a socket']!()];
        const build = readState(await (await direct('/preact/counter')).text())?.build as string;
        const [bare = '', search = ''] = path.split(/(?=\?)/);
        const asked = isData
          ? `/_plinth/data/${build}/${adapter}${bare}.json${search}`
          : `/${adapter}${path}`;
        // A fetch that expects another site's page marks what it sends, and the direct call cannot.
        const sent = { ...init, headers: { ...plain, ...init?.headers } };
        const [a, b] = [
          await toParts(await direct(asked, sent)),
          await toParts(await socket(asked, sent)),
        ];
        assert.equal(b, a);
      });
    }
  }
}
