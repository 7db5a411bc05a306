import { createApp, defineAdapter } from '@plinth/core';
import type { PageModule } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ route }) => ({ html: JSON.stringify([route.pattern, route.params]) }) },
});

function appOf(patterns: readonly string[]): ReturnType<typeof createApp> {
  const page: PageModule = { default: () => '' };
  return createApp({
    adapters: [text],
    pages: Object.fromEntries(patterns.map((one) => [one, page])),
  });
}

/** The pattern and the parameters that a path leads to. */
async function match(patterns: readonly string[], path: string): Promise<unknown> {
  const response = await appOf(patterns).request(path);
  if (response.status !== 200) return response.status;
  return JSON.parse(/<div id="plinth">(.*)<\/div>/.exec(await response.text())?.[1] as string);
}

const test = suite('routes');

for (const [patterns, path, expected] of [
  [['/'], '/', ['/', {}]],
  [['/a', '/[x]'], '/a', ['/a', {}]],
  [['/a', '/[x]'], '/b', ['/[x]', { x: 'b' }]],
  [['/a', '/[x]'], '/', 404],
  [['/[x]/b', '/a/[y]'], '/a/b', ['/a/[y]', { y: 'b' }]],
  [['/a/[x]/c', '/[y]/b/d'], '/a/b/d', ['/[y]/b/d', { y: 'a' }]],
  [['/a/[...r]', '/a/[x]'], '/a/1', ['/a/[x]', { x: '1' }]],
  [['/a/[...r]', '/a/[x]'], '/a/1/2', ['/a/[...r]', { r: ['1', '2'] }]],
  [['/a/[...r]'], '/a', 404],
  [['/a/[[...r]]'], '/a', ['/a/[[...r]]', {}]],
  [['/a/[[...r]]'], '/a/1/2', ['/a/[[...r]]', { r: ['1', '2'] }]],
  [['/[[...r]]'], '/', ['/[[...r]]', {}]],
  [['/[a]/[...r]', '/x/[...r]'], '/x/1/2', ['/x/[...r]', { r: ['1', '2'] }]],
  [['/[a]/x/[...r]', '/[a]/[b]'], '/1/x/2', ['/[a]/x/[...r]', { a: '1', r: ['2'] }]],
  [['/[a]/x/[...r]', '/[a]/[b]'], '/1/x', ['/[a]/[b]', { a: '1', b: 'x' }]],
  [['/café'], '/caf%c3%a9', ['/café', {}]],
  [['/a b/[x]'], '/a%20b/%E4%B8%AD', ['/a b/[x]', { x: '中' }]],
  [['/@me'], '/@me', ['/@me', {}]],
  [['/[x]'], '/%2Fa%2F', ['/[x]', { x: '/a/' }]],
  [['/[x]/y'], '/a%2Fy/y', ['/[x]/y', { x: 'a/y' }]],
  [['/[x]'], '/__proto__', ['/[x]', { x: '__proto__' }]],
  [['/[x]'], '/constructor', ['/[x]', { x: 'constructor' }]],
  [['/@[user]'], '/@ada', ['/@[user]', { user: 'ada' }]],
  [['/@[user]'], '/@', 404],
  [['/@[user]'], '/ada', 404],
  [['/@[user]', '/[x]'], '/ada', ['/[x]', { x: 'ada' }]],
  [['/post-[id]', '/post-[id]/edit'], '/post-7/edit', ['/post-[id]/edit', { id: '7' }]],
  [['/[id].json', '/[x]'], '/7.json', ['/[id].json', { id: '7' }]],
  [['/[id].json', '/[x]'], '/.json', ['/[x]', { x: '.json' }]],
  [['/a-[x]', '/a-b-[y]'], '/a-b-c', ['/a-b-[y]', { y: 'c' }]],
  [['/a-[x]', '/a-b-[y]'], '/a-b-', ['/a-[x]', { x: 'b-' }]],
  [['/a-[x]', '/a-[y]-z'], '/a-b-z', ['/a-[y]-z', { y: 'b' }]],
  [['/a-[x]/c', '/[y]/d'], '/a-b/d', ['/[y]/d', { y: 'a-b' }]],
  [['/a-1', '/a-[x]', '/[y]'], '/a-1', ['/a-1', {}]],
  [['/é[x]ü'], '/%c3%a9%2F%C3%BC', ['/é[x]ü', { x: '/' }]],
  [['/[x]A9', '/[y]'], '/%C3%A9', ['/[y]', { y: 'é' }]],
  [['/[x]9', '/[y]'], '/%C3%A9', ['/[y]', { y: 'é' }]],
  [['/[x]9'], '/%C3%A99', ['/[x]9', { x: 'é' }]],
  [['/a[__proto__]'], '/ab', ['/a[__proto__]', { ['__proto__']: 'b' }]],
  [['/[post-id]'], '/7', ['/[post-id]', { 'post-id': '7' }]],
  [['/a.b'], '/a.b', ['/a.b', {}]],
  [['/a'], '/A', 404],
] as const) {
  test(`${path} among ${patterns.join(', ')} [75, 76, 77]`, async () => {
    assert.equal(await match(patterns, path), expected);
  });
}

for (const [patterns, code, fragment] of [
  [['/a/'], 'PLINTH_ROUTE_INVALID', 'does not end with one'],
  [['a'], 'PLINTH_ROUTE_INVALID', 'begins with a slash'],
  [['/[...r]/a'], 'PLINTH_ROUTE_INVALID', 'catch-all segment last'],
  [['/[x]/[x]'], 'PLINTH_ROUTE_INVALID', 'each parameter name once'],
  [['/[x'], 'PLINTH_ROUTE_INVALID', '[name], [...name] or [[...name]]'],
  [['/[[x]]'], 'PLINTH_ROUTE_INVALID', '[name], [...name] or [[...name]]'],
  [['/[a]-[b]'], 'PLINTH_ROUTE_INVALID', 'one [name] with text around it'],
  [['/a[...r]'], 'PLINTH_ROUTE_INVALID', 'one [name] with text around it'],
  [['/a-[x]', '/a-[y]/b'], 'PLINTH_ROUTE_CONFLICT', 'one names the segment a-[y], the other a-[x]'],
  [['/a-[x]', '/a-[x]/[[...b]]'], 'PLINTH_ROUTE_CONFLICT', 'both match /a-[x]'],
  [['/[x]', '/[y]/b'], 'PLINTH_ROUTE_CONFLICT', 'one names the segment [y], the other [x]'],
  [['/[...a]', '/[[...b]]'], 'PLINTH_ROUTE_CONFLICT', 'both catch all paths'],
  [['/a', '/a/[[...b]]'], 'PLINTH_ROUTE_CONFLICT', 'both match /a'],
  [['/', '/[[...b]]'], 'PLINTH_ROUTE_CONFLICT', 'both match /'],
  [['/[x]/a', '/[x]/a/[[...b]]'], 'PLINTH_ROUTE_CONFLICT', 'both match /[x]/a'],
] as const) {
  test(`${patterns.join(' and ')} is ${code}`, () => {
    assert.throws(
      () => appOf(patterns),
      (error: Error & { code: string }) => error.code === code && error.message.includes(fragment),
    );
  });
}

test('an app with 10,000 routes finds each kind, and none that is not there', async () => {
  const patterns = ['/[lang]/item/[id]', '/[lang]/[...rest]'];
  for (let i = 0; i < 10_000 - 2; i++)
    patterns.push(i % 2 ? `/static/page-${i}` : `/section-${i}/[id]/edit`);
  const app = appOf(patterns);
  const read = async (path: string): Promise<string> => (await app.request(path)).text();
  assert.match(await read('/static/page-9997'), /page-9997/);
  assert.match(await read('/section-9996/abc/edit'), /"id":"abc"/);
  assert.match(await read('/section-9996/item/7'), /\/\[lang\]\/item\/\[id\]/);
  assert.match(await read('/section-9996/abc/other'), /"rest":\["abc","other"\]/);
  assert.is((await app.request('/static')).status, 404);
});
