import fc from 'fast-check';

const texts = ['a', 'b', 'ab', 'a-b', '-'];
const inner = (depth: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: fc.constant(`[p${depth}]`) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom('', 'a', 'a-', 'ab'), fc.constantFrom('', 'b', '-b', 'ab'))
        .map(([prefix, suffix]) => `${prefix}[p${depth}]${suffix}`),
    },
  );
const last = fc.constantFrom('', '', '', '/[...rest]', '/[[...all]]');
const pattern = fc
  .tuple(
    fc
      .integer({ min: 0, max: 3 })
      .chain((length) => fc.tuple(...Array.from({ length }, (_, i) => inner(i)))),
    last,
  )
  .map(([parts, end]) => parts.map((part) => `/${part}`).join('') + end || '/');
/** Patterns of few letters, so that many match one path; not all can stand side by side. */
export const table = fc.uniqueArray(pattern, { minLength: 1, maxLength: 8 });
/** A canonical path of those letters. */
export const path = fc
  .array(fc.constantFrom(...texts, 'aab', 'a-bb', 'abab', 'c'), { maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);
