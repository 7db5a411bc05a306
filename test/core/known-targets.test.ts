import { assert, suite } from '../_suite.ts';
import { foldKnownTargets } from '../../core/src/known-targets.ts';
import { toPathRules } from '../../core/src/path-rules.ts';
import { createRoutes } from '../../core/src/routes.ts';
import { readTarget } from '../../core/src/stages/url.ts';
import type { PlinthConfig } from '../../core/src/types.ts';

const test = suite('targets known beforehand');

const routes = createRoutes(['/', '/about', '/blog/[slug]', '/café', '/a/b', '/sitemap.xml']);
const i18n = { locales: ['en', 'de'], defaultLocale: 'en' };
const configs: Record<string, PlinthConfig> = {
  'no rules': {},
  'a base path': { basePath: '/docs' },
  'final slashes': { trailingSlash: true },
  languages: { i18n },
  'all of it': { basePath: '/docs', trailingSlash: true, i18n },
};

for (const [name, config] of Object.entries(configs)) {
  const rules = toPathRules(config);
  const known = foldKnownTargets(routes, rules);

  test(`${name}: each is what reading its address gives`, () => {
    assert.ok(known.size >= 4, [...known.keys()].join(' '));
    for (const [address, { match, ...target }] of known) {
      const read = readTarget(new Request(`http://localhost${address}`), rules);
      assert.equal({ ...target }, { ...read }, address);
      assert.is(target.movedTo, undefined, address);
      assert.equal(match, { pattern: routes.exact.get(target.path) }, address);
    }
  });

  test(`${name}: only routes without dynamic segments, in their right form`, () => {
    const paths = [...known.values()].map(({ path }) => path);
    for (const path of paths) assert.ok(routes.exact.has(path), path);
    for (const path of ['/', '/about', '/a/b']) assert.ok(paths.includes(path), path);
  });
}
