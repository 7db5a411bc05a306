import fc from 'fast-check';
import { createApp, defineAdapter } from '@plinth/core';
import { readTarget } from '../../core/src/stages/url.ts';
import { assert, suite } from '../_suite.ts';

const text = defineAdapter({
  name: 'text',
  server: { render: ({ route }) => ({ html: encodeURIComponent(route.url) }) },
});
const app = createApp({ adapters: [text], pages: { '/[[...path]]': { default: () => '' } } });

/** The canonical form of a path, as the app sees it; undefined where it refuses it. */
async function canonical(path: string): Promise<string | undefined> {
  const response = await app.request(path);
  if (response.status === 308) return canonical(response.headers.get('location') as string);
  if (response.status !== 200) return undefined;
  return decodeURIComponent(
    /<div id="plinth">(.*)<\/div>/.exec(await response.text())?.[1] as string,
  );
}

/** The same, asked of the stage alone: an app takes too long for so many. */
function read(path: string): string | undefined {
  try {
    const { href } = new URL(`http://localhost${path}`);
    const rules = {
      basePath: '',
      areNone: true,
      trailingSlash: false,
      locales: undefined,
      defaultLocale: undefined,
    };
    const target = readTarget(new Request(href), rules);
    return target.movedTo === undefined ? target.url : read(target.movedTo + target.search);
  } catch (error) {
    if ((error as { code?: string }).code === 'PLINTH_URL_MALFORMED') return undefined;
    throw error;
  }
}

const test = suite('the canonical path');

for (const [given, expected] of [
  ['/a', '/a'],
  ['/%61', '/a'],
  ['/%7e%7E', '/~~'],
  ['/a%2fb', '/a%2Fb'],
  ['/%c3%a9', '/%C3%A9'],
  ['/é', '/%C3%A9'],
  ['/a b', '/a%20b'],
  ["/@:!$&'()*+,;=", "/@:!$&'()*+,;="],
  ['/a|b', '/a%7Cb'],
  ['/a[b]', '/a%5Bb%5D'],
  ['/%252e%252e/x', '/%252e%252e/x'],
  ['/a/../b', '/b'],
  ['/a/.b/../c', '/a/c'],
  ['/a/.b/..', '/a'],
  ['/a|/.b/../../../c', '/c'],
  ['/.a/./../b/.', '/b'],
  ['/a/%2e%2e/b', '/b'],
  ['/a\\b', '/a/b'],
  ['//a//b/', '/a/b'],
  ['/a?x=1#y', '/a?x=1'],
  ['/a?', '/a'],
  ['/%', undefined],
  ['/%zz', undefined],
  ['/%e0%a4', undefined],
  ['/%ff', undefined],
  ['/%00', undefined],
  ['/a%5cb', undefined],
] as const) {
  test(`${given} is ${expected}`, async () => {
    assert.is(await canonical(given), expected);
  });
}

test('is a fixed point', async () => {
  const character = fc.oneof(
    fc.constantFrom(
      '/',
      '%',
      '.',
      '%2e',
      '%2F',
      '%5c',
      '%00',
      '%41',
      '%e9',
      '%C3%A9',
      '~',
      '\\',
      '|',
      '[',
      ' ',
    ),
    fc.string({ maxLength: 2 }),
  );
  const path = fc
    .array(character, { maxLength: 12 })
    .map((parts) => `/${parts.join('').replace(/[?#]/g, '')}`);
  const targets = fc.array(path, { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.property(targets, (given) => {
      for (const one of given) {
        const once = read(one);
        if (once !== undefined) assert.is(read(once), once);
      }
    }),
    { numRuns: 5000 },
  );
  await fc.assert(
    fc.asyncProperty(path, async (given) => assert.is(await canonical(given), read(given))),
    { numRuns: 500 },
  );
});
