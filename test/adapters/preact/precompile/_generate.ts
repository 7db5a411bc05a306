import fc from 'fast-check';
import { exportViews } from './_corpus.ts';
import * as pieces from './_pieces.ts';

type Source = fc.Arbitrary<string>;

/** A child: whether it shows text, an element, or perhaps nothing. */
interface Child {
  source: string;
  kind: 'text' | 'element' | 'perhaps';
}

const { array, constant, constantFrom, oneof, tuple } = fc;

/** Another one each day; a failing test names it. */
export const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));

const header = `import { Fragment } from 'preact';
import { items, name, no, nothing, number, url, words, yes } from './data.ts';
import { Box, Counter, Each, Inline, Leaf, Old, Price, Provide, Read } from './parts/parts.tsx';
const rest = { title: name, hidden: true, 'data-x': 1 };
const sheet = { color: name, top: 3, zIndex: 2 };
const Own = ({ text }) => <em title={text}>{text}<Part text="part" />{text ? <u>{text}</u> : null}</em>;
const Part = ({ text }) => <s>{text.toUpperCase()}</s>;
`;

/** Two thousand views of random JSX, the same for the same seed. */
export function createGenerated(): Record<string, string> {
  const sources = fc.sample(fc.integer({ min: 1, max: 3 }).chain(flow), { numRuns: 2_000, seed });
  const modules: Record<string, string> = {};
  for (let start = 0; start < sources.length; start += 250) {
    const views = sources
      .slice(start, start + 250)
      .map((source, index) => `export const view${start + index} = () => (${source});`);
    modules[`generated${start}.tsx`] = header + views.join('\n');
  }
  return { ...exportViews(Object.keys(modules)), ...modules };
}

const given = 'items, name, no, nothing, number, sheet, url, words, yes';

const pageHeader = `import { Fragment } from 'preact';
const Leaf = ({ text, on }) => <b class={on ? 'on' : undefined}>{text}</b>;
const Price = ({ value = 0 }) => <span data-value={value}>{\`\${value.toFixed(2)} €\`}</span>;
const Own = ({ text }) => <em title={text}>{text}<Part text="part" />{text ? <u>{text}</u> : null}</em>;
const Part = ({ text }) => <s>{String(text).toUpperCase()}</s>;
`;

/** What keeps a page from depending on its props alone. */
const impure =
  /<(?:Box|Counter|Each|Inline|Old|Provide|Read|select|svg|textarea)\b|\brest\b|\(\(\) =>|dangerously/;

/** Pages of random JSX, each a module's default export with all that it shows as its props. */
export function createGeneratedPages(): Record<string, string> {
  const sources = fc
    .sample(fc.integer({ min: 1, max: 2 }).chain(flow), { numRuns: 2_000, seed })
    .filter((source) => !impure.test(source));
  const modules = sources.map((source, index): [string, string] => [
    `page${index}.tsx`,
    `${pageHeader}export default function Page({ ${given} }) { return (${source}); }`,
  ]);
  const imports = modules.map(([file], index) => `import page${index} from './${file}';`);
  const pages = modules.map((_, index) => `page${index}`).join(', ');
  const views = `${imports.join('\n')}
import { h } from 'preact';
import * as data from './data.ts';
export const props = { ...data, sheet: { color: data.name, top: 3, zIndex: 2 } };
export const pages = { ${pages} };
export const views = {};
for (const [name, page] of Object.entries(pages)) views[name] = () => h(page, props);`;
  return { 'views.ts': views, ...Object.fromEntries(modules) };
}

const text = array(constantFrom(...pieces.texts), { minLength: 1, maxLength: 5 }).map((parts) =>
  parts.join(''),
);

const style = array(
  tuple(constantFrom(...pieces.styleNames), constantFrom(...pieces.styleValues)),
  { maxLength: 4 },
).map((pairs) => `style={{ ${pairs.map((pair) => pair.join(': ')).join(', ')} }}`);

const attribute = oneof(
  tuple(constantFrom(...pieces.attributeNames), text).map(
    ([name, value]) => `${name}="${value.replaceAll('"', '')}"`,
  ),
  tuple(constantFrom(...pieces.attributeNames), constantFrom(...pieces.values)).map(
    ([name, value]) => `${name}={${value}}`,
  ),
  style,
  constantFrom(...pieces.attributes),
);

const attributes = tuple(
  array(attribute, { maxLength: 3 }),
  constantFrom('', '', '', '', '{...rest}'),
).map(([all, spread]) => `${withoutRepeats(all).join(' ')} ${spread}`);

function withoutRepeats(all: readonly string[]): string[] {
  const names = all.map((one) => one.split('=')[0]!.replace('className', 'class'));
  return all.filter((_, index) => names.indexOf(names[index]!) === index);
}

/** What may stand in a section. */
function flow(depth: number): Source {
  if (depth === 0) return element('p', children(phrasing, 0));
  const inner = children(flow, depth - 1);
  const line = children(phrasing, depth - 1);
  const item = element('li', inner);
  const row = list('tr', element('td', line));
  return oneof(
    { weight: 3, arbitrary: phrasing(depth) },
    { weight: 3, arbitrary: elementOf(['div', 'section', 'article', 'x-block'], inner) },
    elementOf(['p', 'h2', 'h3'], line),
    list('ul', item),
    element('ul', mapped(item)),
    element('table', list('tbody', row)),
    element('table', element('tbody', mapped(row))),
    inner.map((inside) => `<Box title={name}>${inside}</Box>`),
    attributes.map((all) => `<div ${all} dangerouslySetInnerHTML={{ __html: '<b>x</b>' }} />`),
  );
}

/** What may stand in a paragraph. */
function phrasing(depth: number): Source {
  const leaf = constantFrom(...pieces.leaves);
  if (depth === 0) return leaf;
  const inner = children(phrasing, depth - 1);
  const one = phrasing(depth - 1);
  return oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 4, arbitrary: elementOf(['b', 'i', 'span', 'em', 'code', 'small', 'x-in'], inner) },
    inner.map((inside) => `<Inline>${inside}</Inline>`),
    inner.map((inside) => `<Old>${inside}</Old>`),
    one.map((inside) => `<Provide value={name}>${inside}</Provide>`),
    one.map((inside) => `<Each render={(text) => <u>{text}${inside}</u>} />`),
  );
}

function children(create: (depth: number) => Source, depth: number): Source {
  const one = create(depth);
  const child = oneof(
    { weight: 2, arbitrary: toChild('text', text) },
    { weight: 2, arbitrary: toChild('text', constantFrom(...pieces.shown), '{$}') },
    toChild('perhaps', constantFrom(...pieces.nothings), '{$}'),
    { weight: 5, arbitrary: toChild('element', one) },
    toChild('element', one, '{yes ? $ : null}'),
    toChild('perhaps', one, '{no && $}'),
    toChild('element', one, '<>$</>'),
    toChild('element', one, '<Fragment key={number}>$</Fragment>'),
    toChild('element', one, '{items.map(({ id }) => $)}'),
    toChild('element', one, '{[$, null, [$]]}'),
  );
  return array(child, { maxLength: 4 }).map(join);
}

function toChild(kind: Child['kind'], source: Source, frame = '$'): fc.Arbitrary<Child> {
  return source.map((inside) => ({ kind, source: frame.split('$').join(inside) }));
}

/** Two texts beside each other would be one for the browser. */
function join(all: readonly Child[]): string {
  let isAfterText = false;
  let joined = '';
  for (const { source, kind } of all) {
    if (kind === 'text' && isAfterText) continue;
    joined += source;
    if (kind !== 'perhaps') isAfterText = kind === 'text';
  }
  return joined;
}

function element(tag: string, content: Source): Source {
  return tuple(attributes, content).map(([all, inside]) => `<${tag} ${all}>${inside}</${tag}>`);
}

function elementOf(tags: readonly string[], content: Source): Source {
  return constantFrom(...tags).chain((tag) => element(tag, content));
}

function list(tag: string, item: Source): Source {
  const items = array(item, { minLength: 1, maxLength: 3 });
  return items.chain((all) => element(tag, constant(all.join('\n'))));
}

function mapped(item: Source): Source {
  return item.map((source) => `{words.map((word) => ${source})}`);
}
