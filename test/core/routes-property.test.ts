import fc from 'fast-check';
import { createApp, defineAdapter } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { path as anyPath, table } from './_route-tables.ts';

const text = defineAdapter({
  name: 'text',
  server: {
    render: ({ route }) => ({
      html: encodeURIComponent(JSON.stringify([route.pattern, route.params])),
    }),
  },
});
const page = { default: () => '' };

// ── the naive matcher: every pattern is tried, and the best of those that match wins ──

type Params = Record<string, string | string[]>;

function matchNaively(patterns: readonly string[], path: string): [string, Params] | undefined {
  const segments = path === '/' ? [] : path.slice(1).split('/');
  const found = patterns
    .map((pattern) => ({ pattern, params: matchOne(pattern, segments) }))
    .filter((one) => one.params !== undefined)
    .toSorted((a, b) => comparePatterns(a.pattern, b.pattern))[0];
  return found && [found.pattern, found.params as Params];
}

function matchOne(pattern: string, segments: readonly string[]): Params | undefined {
  const params: Params = {};
  const parts = pattern === '/' ? [] : pattern.slice(1).split('/');
  for (const [i, part] of parts.entries()) {
    const rest = /^\[?\[\.\.\.(.*?)\]/.exec(part);
    if (rest) {
      const values = segments.slice(i);
      if (values.length === 0) return part.startsWith('[[') ? params : undefined;
      params[rest[1] as string] = values;
      return params;
    }
    const [, prefix = '', name, suffix = ''] = /^(.*)\[(.*)\](.*)$/.exec(part) ?? [];
    const segment = segments[i];
    if (segment === undefined || (name === undefined && segment !== part)) return undefined;
    if (name === undefined) continue;
    const value = segment.slice(prefix.length, segment.length - suffix.length);
    if (value === '' || segment !== prefix + value + suffix) return undefined;
    params[name] = value;
  }
  return parts.length === segments.length ? params : undefined;
}

/** No dynamic segment at all comes first, then the first segment that differs decides. */
function comparePatterns(a: string, b: string): number {
  const [left, right] = [a, b].map((pattern) =>
    [pattern.includes('[') ? 1 : 0].concat(pattern.split('/').flatMap(rankOf)),
  ) as [number[], number[]];
  const at = left.findIndex((rank, i) => rank !== right[i]);
  return (left[at] ?? 0) - (right[at] ?? 0);
}

function rankOf(part: string): number[] {
  const kind = ['[[', '[...', '['].findIndex((start) => part.startsWith(start));
  const [, prefix = '', , suffix = ''] = /^(.*)\[(.*)\](.*)$/.exec(part) ?? [];
  if (!part.includes('[')) return [0, 0, 0];
  if (kind < 2 && kind >= 0) return [4 - kind, 0, 0];
  return prefix + suffix === '' ? [2, 0, 0] : [1, -prefix.length, -suffix.length];
}

const test = suite('the router');

test(
  'agrees with a naive matcher over 5,000 random tables',
  async () => {
    let tables = 0;
    let matches = 0;
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.array(anyPath, { minLength: 2, maxLength: 5 }),
        async (patterns, paths) => {
          const app = makeApp(patterns);
          fc.pre(app !== undefined);
          tables += 1;
          for (const one of paths) {
            const response = await app!.request(one);
            const shown = /<div id="plinth">(.*)<\/div>/.exec(await response.text())?.[1];
            const actual =
              response.status === 200 ? JSON.parse(decodeURIComponent(shown as string)) : undefined;
            const expected = matchNaively(patterns, one);
            matches += expected ? 1 : 0;
            assert.equal(actual, expected, `${one} among ${patterns.join(' ')}`);
          }
        },
      ),
      { numRuns: 5000, maxSkipsPerRun: 1000 },
    );
    assert.is(tables, 5000);
    assert.ok(matches > 5000, `${matches} paths were found`);
  },
  { timeout: 180_000 },
);

/** Undefined where two of the patterns cannot stand side by side. */
function makeApp(patterns: readonly string[]): ReturnType<typeof createApp> | undefined {
  try {
    const pages = Object.fromEntries(patterns.map((one) => [one, page]));
    return createApp({ adapters: [text], pages });
  } catch (error) {
    if ((error as { code?: string }).code === 'PLINTH_ROUTE_CONFLICT') return undefined;
    throw error;
  }
}
