import fc from 'fast-check';
import { readParams } from '../../core/src/client/params.ts';
import { type Routes, createRoutes } from '../../core/src/routes.ts';
import { matchRoute } from '../../core/src/stages/match.ts';
import { createMatcher } from '../../core/src/vite/routes-matcher.ts';
import { assert, suite } from '../_suite.ts';
import { path, table } from './_route-tables.ts';

type Found = [pattern: string, params: object] | undefined;

/** What the browser finds with the expression that a build writes. */
function find(routes: Routes, config: Parameters<typeof createMatcher>[1], one: string): Found {
  const { expression, groups } = createMatcher(routes, config);
  const match = expression.exec(one);
  const [pattern] = [...groups].find(([, number]) => match?.[number] === '') ?? [];
  if (!match || pattern === undefined) return undefined;
  const values = match.slice(config.i18n ? 2 : 1).filter(Boolean);
  return [pattern, readParams({ pattern, values, data: false, load: () => Promise.reject() })];
}

function findOnServer(routes: Routes, one: string): Found {
  const match = matchRoute(routes, one);
  return match && [match.pattern, { ...match.params }];
}

const segments = fc.constantFrom('a%20b', 'a%2Fb', '%C3%A9', 'caf%C3%A9', 'a.b', '(a)', '%24', '');
const escaped = fc
  .tuple(path, segments)
  .map(([one, segment]) => (one === '/' ? `/${segment}` : `${one}${segment && `/${segment}`}`));

const test = suite('the expression that finds pages in the browser');

test(
  'agrees with the router of the server over 5,000 random tables',
  () => {
    let matches = 0;
    fc.assert(
      fc.property(
        table,
        fc.array(fc.oneof(path, escaped), { minLength: 2, maxLength: 5 }),
        (patterns, paths) => {
          const routes = makeRoutes(patterns);
          fc.pre(routes !== undefined);
          for (const one of paths) {
            const expected = findOnServer(routes!, one);
            matches += expected ? 1 : 0;
            assert.equal(find(routes!, {}, one), expected, `${one} among ${patterns.join(' ')}`);
          }
        },
      ),
      { numRuns: 5000, maxSkipsPerRun: 1000 },
    );
    assert.ok(matches > 5000, `${matches} paths were found`);
  },
  { timeout: 180_000 },
);

const routes = createRoutes([
  '/',
  '/é',
  '/a+b',
  '/post-[id].html',
  '/[slug]',
  '/x/[...rest]',
  '/y/[[...all]]',
]);
const i18n = { locales: ['en', 'fr-CA'], defaultLocale: 'en' };
for (const [config, prefix] of [
  [{}, ''],
  [{ basePath: '/do.cs' }, '/do.cs'],
  [{ i18n }, '/fr-ca'],
  [{ i18n, basePath: '/docs' }, '/docs/en'],
  [{ i18n, basePath: '/docs' }, '/docs'],
] as const) {
  test(`takes ${prefix || 'nothing'} for what stands before a path`, () => {
    for (const [own, ...expected] of [
      ['', '/', {}],
      ['/%C3%A9', '/é', {}],
      ['/a+b', '/a+b', {}],
      ['/aab', '/[slug]', { slug: 'aab' }],
      ['/post-a%20b.html', '/post-[id].html', { id: 'a b' }],
      ['/x/a%2Fb/c', '/x/[...rest]', { rest: ['a/b', 'c'] }],
      ['/y', '/y/[[...all]]', {}],
      ['/y/a', '/y/[[...all]]', { all: ['a'] }],
    ] as const) {
      assert.equal(find(routes, config, prefix + own || '/'), expected, own);
    }
  });
}

test('finds nothing beside a base path, and no page for a locale', () => {
  assert.is(find(routes, { basePath: '/do.cs' }, '/aab'), undefined);
  assert.is(find(routes, { basePath: '/do.cs' }, '/doxcs/aab'), undefined);
  assert.equal(find(routes, { i18n }, '/EN'), ['/', {}]);
  assert.equal(find(routes, { i18n }, '/en/x'), ['/[slug]', { slug: 'x' }]);
  assert.is(find(createRoutes(['/[a]/b']), { i18n }, '/en/b'), undefined);
});

function makeRoutes(patterns: readonly string[]): Routes | undefined {
  try {
    return createRoutes(patterns);
  } catch (error) {
    if ((error as { code?: string }).code === 'PLINTH_ROUTE_CONFLICT') return undefined;
    throw error;
  }
}
