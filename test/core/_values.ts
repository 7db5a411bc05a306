import fc from 'fast-check';
import { Circle, Money, Shape } from '../fixtures/app/lib/money.ts';

const pieces = ['</script', '<!--', ']]>', '\u2028', '\u2029', '\0', '\uFEFF', '\uD800', '<', '"'];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((list) => list.join('')),
);

const bytes = fc.uint8Array({ maxLength: 9 });
const expressions = [/a/, /<\/script>/giu, /[\u2028]/y, /(?<n>x)\//dms];

const leaf = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 4, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.boolean()) },
  fc.constantFrom(null, undefined, -0, Number.NaN, Infinity),
  fc.bigInt(),
  fc.date({ noInvalidDate: false }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }).map((url) => new URL(url)),
  fc.array(fc.tuple(text, text), { maxLength: 2 }).map((pairs) => new URLSearchParams(pairs)),
  fc.constantFrom(...expressions).map(({ source, flags }) => new RegExp(source, flags)),
  bytes,
  bytes.map((all) => all.subarray(1)),
  bytes.map((all) => new DataView(all.slice().buffer)),
  bytes.map((all) => all.slice().buffer),
  fc.float32Array({ maxLength: 3 }),
  fc.bigInt64Array({ maxLength: 3 }),
  fc.tuple(fc.constantFrom(Error, TypeError, URIError), text).map(([Of, words]) => new Of(words)),
  fc.tuple(fc.integer(), text).map(([cents, currency]) => new Money(cents, currency)),
);

const key = fc.oneof(
  { weight: 9, arbitrary: text },
  fc.constantFrom('rich', 'codec', 'constructor', 'toJSON', 'then', '__proto__', 'a'),
);

const { tree, plain } = fc.letrec<{ tree: unknown; plain: unknown }>((tie) => {
  const some = fc.array(tie('tree'), { maxLength: 4 });
  const deep = { maxDepth: 4, withCrossShrink: true };
  const keys = { maxKeys: 4, noNullPrototype: true };
  return {
    plain: fc.oneof(
      deep,
      fc.oneof(text, fc.integer(), fc.constantFrom(null, true, 0.5)),
      fc.array(tie('plain'), { maxLength: 4 }),
      fc.dictionary(key, tie('plain'), keys),
    ),
    tree: fc.oneof(
      deep,
      leaf,
      some,
      fc.dictionary(key, tie('tree'), keys),
      some.map((list) => new Set(list)),
      fc.array(fc.tuple(tie('tree'), tie('tree')), { maxLength: 3 }).map((list) => new Map(list)),
      fc.sparseArray(tie('tree'), { maxNumElements: 3, maxLength: 50 }),
      leaf.map((size) => (size === null ? new Circle(size) : new Shape(size))),
    ),
  };
});

type Container = unknown[] | Record<string, unknown> | Map<unknown, unknown> | Set<unknown>;

/** A number of values, as props: plain ones, or any that can be sent, some in several places, some cyclic. */
export function anyProps(length: number): fc.Arbitrary<{ values: unknown[] }> {
  const links = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 });
  const values = [plain, tree, tree].map((value) =>
    fc.array(value, { minLength: length, maxLength: length }),
  );
  return fc.tuple(fc.oneof(...values), links).map(([made, wanted]) => {
    const props = { values: made };
    const found = collect(props);
    // A cycle through an object with such a key is refused.
    if (!found.some((one) => Object.hasOwn(one, '__proto__'))) {
      for (const [from, to] of wanted) link(found, from, to);
    }
    return props;
  });
}

function collect(value: unknown, found: Container[] = []): Container[] {
  if (!isContainer(value)) return found;
  found.push(value);
  const inside = value instanceof Map ? [...value].flat() : Object.values(value);
  for (const one of value instanceof Set ? value : inside) collect(one, found);
  return found;
}

function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  return Object.getPrototypeOf(value) === Object.prototype;
}

function link(found: readonly Container[], from: number, to: number): void {
  const place = found[from % found.length] as Container;
  const target = found[to % found.length] as Container;
  if (Array.isArray(place)) place.push(target);
  else if (place instanceof Set) place.add(target);
  else if (place instanceof Map) place.set(target, target);
  else place['link'] = target;
}
