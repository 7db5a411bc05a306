/** A page whose components only read is written as one text: which pages are, what they show, and what ends the attempt. */
import { assert, suite } from '../../../_suite.ts';
import { compile, loadModules } from './_load.ts';
import { counting, type Pages, show } from './_page.ts';

const test = suite('pages as texts');

const row = 'function Row({ x }) { return <li title={x.title}>{x.text}</li>; }';

/** Pages that are texts, with props for which they are. */
const texts: Record<string, [source: string, ...props: Record<string, unknown>[]]> = {
  elements: [
    'export default function Page({ a, b }) { return <p id={a} hidden={b}>{a} and <b class={b}>{b}</b></p>; }',
    { a: 'x', b: true },
    { a: '"&<', b: null },
    { a: 0, b: '' },
    { a: Number.NaN, b: 1.5 },
    { a: 1, b: 10n },
    { a: `${'a'.repeat(15)}<`, b: `${'a'.repeat(40)}"&<` },
    { b: false },
  ],
  'a constant exported later': [
    'const Page = ({ a }) => <p>{a}</p>; export { Page as default };',
    { a: '<' },
  ],
  components: [
    `${row} export default function Page({ list }) { return <ul>{list.map((x) => <Row key={x.text} x={x} />)}</ul>; }`,
    { list: [{ title: 'a "', text: '<' }, { text: [1, '&'] }] },
    { list: [] },
  ],
  'a function with its own name': [
    'const Page = function Page({ tree }) { return <b>{tree.name}{tree.below && <Page tree={tree.below} />}</b>; }; export default Page;',
    { tree: { name: '<', below: { name: 'b', below: null } } },
  ],
  'deep recursion': [
    'export default function Page({ tree }) { return <b>{tree.name}{tree.below && <Page tree={tree.below} />}</b>; }',
    { tree: toTree(90) },
  ],
  'what is falsy on the left': [
    'export default function Page({ a }) { return <p>{a && <b>{a}</b>}{a && "<"}{a?.b && a.b && <i />}</p>; }',
    ...['', 0, -0, Number.NaN, 0n, null, undefined, false, true, 'a', 7, [], {}].map((a) => ({
      a,
    })),
  ],
  'other operators': [
    'export default function Page({ a }) { return <p>{a || <b>or</b>}{a ?? <b>nothing</b>}{!a && a}{(a, 1, <i />)}{(a, "<")}</p>; }',
    ...['', '<', 0, null, [], ['<']].map((a) => ({ a })),
  ],
  conditions: [
    'export default function Page({ a }) { return <p>{a ? a > 1 ? <b>{a}</b> : "<one>" : null}{a ? 1.50 : true}{a === 0 ? (<i />) : (a)}</p>; }',
    ...[0, 1, 2, '<'].map((a) => ({ a })),
  ],
  'branches, with nothing at the end': [
    `function Row({ a }) { const b = a + 1; if (a === 0) return; if (a === 1) { return null; } else if (a < 4) return a - 1; if (a < 5) return<b>{b}</b>; if (a < 6) return!a; }
     export default function Page({ list }) { return <p>{list.map((a) => <Row a={a} />)}{list.map((a) => { if (a > 3) return a; })}</p>; }`,
    { list: [0, 1, 2, 3, 4, 5, 6] },
  ],
  'a branch at the end of a line': [
    'export default function Page({ a }) { if (a) return <b>{a}</b> }',
    { a: 1 },
    { a: 0 },
  ],
  'results that are no elements': [
    'export default function Page({ a }) { return a ?? <b />; }',
    ...['<', '', 0, null, undefined, true, ['<', 1], {}, [{}, new Date(0)]].map((a) => ({ a })),
  ],
  'an element of itself in an array': [
    'export default function Page({ tree }) { return <b>{tree.name}{[tree.below && <Page tree={tree.below} />]}</b>; }',
    { tree: toTree(3) },
  ],
  'items, their index and their list': [
    'export default function Page({ list }) { return <p>{list.map((one, index, all) => <b>{one}{index}{all.length}</b>)}{list.map((one) => one)}</p>; }',
    { list: ['<', 1, null] },
    // oxlint-disable-next-line no-sparse-arrays
    { list: ['a', , undefined, 'b'] },
  ],
  'lists and calls behind a word': [
    'function Row({ x }) { return[x].map((one) => <b>{one}</b>); } export default function Page({ a }) { return<Row x={a} />; }',
    { a: '<' },
  ],
  'other methods that take a function': [
    'export default function Page({ list }) { return <p>{list.filter((one) => one)}{list.find((one) => one)}{list.reduce((one) => <b>{one}</b>)}</p>; }',
    { list: ['', '<', 'b'] },
  ],
  'lists in lists': [
    'export default function Page({ list }) { return <p>{list.filter((one) => one).map((one) => <b>{one.map((two) => two.map((three) => <i>{three}</i>))}</b>)}</p>; }',
    { list: [[['<'], [1, 2]], null, [[]]] },
  ],
  'what has another map': [
    'export default function Page({ list }) { return <p>{list.map((one) => <b>{one}</b>)}</p>; }',
    { list: new Uint8Array([1, 2]) },
    { list: { map: (write: (one: string) => unknown) => ['<i>', write('<'), [write('b')]] } },
    { list: Object.assign(['<'], { map: () => ['<i>'] }) },
    { list: Object.assign(['<'], { map: () => '<i>' }) },
    { list: { map: (write: (one: string) => object) => write('<') } },
  ],
  'other ways to make a list': [
    `export default function Page({ list }) { return <p>{list?.map((one) => <b>{one}</b>)}{list.flatMap((one) => [<b>{one}</b>, '<'])}{Object.keys(list).map((key) => <i>{key}</i>)}{(list, list).map((one) => <u>{one}</u>)}{list["map"]}</p>; }`,
    { list: ['<', 'b'] },
  ],
  'a function in a list that is named as one of the module': [
    `function Row({ x }) { return <i>{x}</i>; } const twice = (x) => x + x;
     export default function Page({ list }) { return <p>{list.map(function twice(x) { return x.length > 1 ? x : <b>{twice(x + x)}</b>; })}<Row x="<" /></p>; }`,
    { list: ['<', 'bb'] },
  ],
  'fragments and texts': [
    "import { Fragment } from 'preact'; export default function Page({ a }) { return <><p>` ${a} \\ &amp; {a}</p>{`${a} $`}<Fragment key={a.length}>{a}<b />{'<'}</Fragment><></></>; }",
    { a: '<' },
  ],
  'default values, other names and other props': [
    `function Row({ x = '<', y: z = 2, 'a-b': c = <u>x</u>, w = 1 }) { return <b title={z}>{x}{c}{w}</b>; }
     export default function Page({ a }) { return <p><Row /><Row x={a} y={a} unread={a} /><Row w y="&amp;" x={null} a-b="<" /><Row x={a} x="last" /></p>; }`,
    { a: '&' },
    {},
  ],
  'names that all objects have': [
    `function Row({ toString, constructor: a }) { return <b>{toString.length}{a.name.length}</b>; }
     export default function Page({ a }) { return <p><Row /><Row toString={a} constructor={{ name: a }} /></p>; }`,
    { a: '&' },
  ],
  'all props at once': [
    'function Row(props) { return <b>{props.x}{Object.keys(props).join()}</b>; } export default function Page({ a }) { return <p><Row y={1} x={a} key={a} /><Row key="k" /></p>; }',
    { a: '<' },
  ],
  'keys that come first or last, and are read': [
    `function Row({ x, key }) { return <b>{x}{key}</b>; }
     export default function Page({ list }) { return <p>{list.map((one) => <Row key={one.id} x={one.x} />)}{list.map((one) => <Row x={one.x} key={one.id} />)}{list.map((one) => <b key={one.id} ref={one.x} />)}</p>; }`,
    { list: [{ id: 1, x: '<' }, { id: null }] },
  ],
  'an element as a variable': [
    'export default function Page({ a }) { const b = <b>{a}</b>; const all = [b, a]; return <p title="x">{b}{all}{a ? b : a}</p>; }',
    { a: '<' },
  ],
  'a component as a value and as a function': [
    `function Row({ x }) { return <b>{x}</b>; }
     export default function Page({ list }) { return <p>{Row}{Row({ x: list[0] })}<Row x={Row} />{list.map((x) => ({ x })).map(Row)}</p>; }`,
    { list: ['<'] },
  ],
  'values that are no text': [
    'export default function Page({ a }) { return <p>{a}<b>{a}</b>{[a]}{() => a}</p>; }',
    { a: {} },
    { a: new Date(0) },
    { a: Promise.resolve('a') },
    { a: new Map([['a', 1]]) },
    { a: true },
    { a: 10n },
  ],
  styles: [
    'export default function Page({ a, b }) { return <p style={{ top: a, color: b, left: `${a}px` }}><b style={a} /><b style={{ top: a }} /><b style={{ color: b, zIndex: a }} /></p>; }',
    { a: 3, b: 'red"' },
    { a: null },
    { a: '', b: 0 },
  ],
  attributes: [
    'export default function Page({ a }) { return <p id={a} class={a} aria-a={a} data-a={a} draggable={a} onClick={() => a}><input disabled={a} value={a ? a : undefined} /></p>; }',
    ...['', '"', '=""-" x=""" ', 0, 1, true, false, null, undefined, 10n].map((a) => ({ a })),
  ],
};

/** Pages that are texts, with props for which the renderer has to go on. */
const attempts: typeof texts = {
  'objects in attributes': [
    'export default function Page({ a }) { return <p id={a}>a</p>; }',
    { a: {} },
    { a: ['<'] },
  ],
  'objects as classes': [
    'export default function Page({ a }) { return <p class={a}>a</p>; }',
    { a: {} },
  ],
  'objects as words': [
    'export default function Page({ a }) { return <p aria-label={a}>a</p>; }',
    { a: [] },
  ],
  'objects in styles': [
    'export default function Page({ a }) { return <p style={{ top: "1px", left: a }}>a</p>; }',
    { a: { b: 1 } },
  ],
  'objects as values of a style': [
    'export default function Page({ a }) { return <p style={a}>a</p>; }',
    { a: { left: [] } },
  ],
  'a function that makes elements and is handed on': [
    'const write = (one) => <b>{one}</b>; export default function Page({ list }) { return <p>{list.map(write)}</p>; }',
    { list: ['<'] },
  ],
  signals: [
    'export default function Page({ a }) { return <p>{a}</p>; }',
    { a: { value: '<', peek() {} } },
  ],
  'elements that a component is given': [
    'function Row({ x }) { return <i>{x}</i>; } export default function Page({ a }) { return <p><Row x={<b>{a}</b>} /></p>; }',
    { a: '<' },
  ],
};

/** Pages that are none. */
const others: Record<string, string> = {
  'no default export': `${row} export function Page({ a }) { return <Row x={a} />; }`,
  'a default export of another module':
    "function Page({ a }) { return <p>{a}</p>; } export { Page as default } from './page.tsx';",
  'a function without a name': 'export default ({ a }) => <p>{a}</p>;',
  'a component that changes what it is given':
    'function Row({ x }) { return <b>{x.sort().length}</b>; } export default function Page({ a }) { return <p><Row x={a} /></p>; }',
  'a component deeper down that does':
    'function Row({ x }) { return <b>{x.sort().length}</b>; } function Rows({ x }) { return <Row x={x} />; } export default function Page({ a }) { return <p>{a.map((x) => <Rows x={x} />)}</p>; }',
  'a component with another name of its own':
    'const Page = function Own({ a }) { return <p>{a}</p>; }; export default Page;',
  'a second parameter': 'export default function Page({ a }, b) { return <p>{a}</p>; }',
  'a name that is no component’s': 'export default function page({ a }) { return <p>{a}</p>; }',
  'a spread':
    'const Row = ({ x }) => <b>{x}</b>; export default function Page(props) { return <p><Row {...props} /></p>; }',
  children:
    'const Row = ({ children }) => <b>{children}</b>; export default function Page({ a }) { return <p><Row>{a}</Row></p>; }',
  'a hook':
    "import { useState } from 'preact/hooks'; export default function Page({ a }) { return <p>{useState(a)[0]}</p>; }",
  'an imported component':
    "import { Row } from './row.tsx'; export default function Page({ a }) { return <Row x={a} />; }",
  'a component that a loop replaces':
    'function Row({ x }) { return <b>{x}</b>; } for (Row of []); export default function Page({ a }) { return <p><Row x={a} /></p>; }',
  'a component that is counted up':
    'function Row({ x }) { return <b>{x}</b>; } Row++; export default function Page({ a }) { return <p><Row x={a} /></p>; }',
};

const changed = `function Row({ text, name }) { return <li>{text}{name}</li>; }
function Rows({ list }) { return <ul>{list.map((text) => <Row text={text} />)}</ul>; }
export default function Page({ list }) { return <Rows list={list} />; }
export const change = (name, value) => { Row[name] = value; };`;

const broken = `function Row({ x }) { return <li key={x.id}>{x.text.toUpperCase()}</li>; }
export default function Page({ list, empty }) { return <ul>{list.map((x) => <Row x={x} />)}{empty && empty.map((x) => <b />)}</ul>; }`;

let compiled: Pages;
let plain: Pages;
test.before(async () => {
  const pages: Record<string, string> = { changed, broken };
  for (const [name, [source]] of Object.entries({ ...texts, ...attempts })) pages[name] = source;
  const names = Object.keys(pages);
  const imports = names.map((_, index) => `import * as page${index} from './page${index}.tsx';`);
  const list = names.map((name, index) => `${JSON.stringify(name)}: page${index}`).join(', ');
  const entry = `${imports.join('\n')}
${counting}
const modules = { ${list} };
export const change = modules.changed.change;
export const pages = Object.fromEntries(Object.entries(modules).map(([name, module]) => [name, module.default]));`;
  const modules = Object.fromEntries(
    Object.values(pages).map((source, index) => [`page${index}.tsx`, source]),
  );
  const load = async (precompile: boolean): Promise<Pages> => {
    const loaded = await loadModules<Pages>(
      { 'entry.tsx': entry, ...modules },
      { preact: 'preact', precompile },
    );
    return { ...loaded, ...(loaded.pages as object) };
  };
  [compiled, plain] = [await load(true), await load(false)];
});

for (const [name, [source, ...all]] of Object.entries(texts)) {
  test(`${name}: a text`, async () => {
    assert.ok(await isText(source), 'the page has a text form');
    for (const props of all) {
      const [mine, theirs] = [show(compiled, name, props), show(plain, name, props)];
      assert.is(mine.html, theirs.html);
      assert.ok(mine.isOnce, 'it is called once, without the renderer');
      assert.ok(theirs.calls > 0);
    }
  });
}

for (const [name, [source, ...all]] of Object.entries(attempts)) {
  test(`${name}: left to the renderer`, async () => {
    assert.ok(await isText(source), 'the page has a text form');
    for (const props of all) {
      const [mine, theirs] = [show(compiled, name, props), show(plain, name, props)];
      assert.is(mine.html, theirs.html);
      assert.not(mine.isOnce, 'it is called again');
    }
  });
}

for (const [name, source] of Object.entries(others)) {
  test(`${name}: no text`, async () => assert.not(await isText(source)));
}

for (const [name, value] of [
  ['defaultProps', { name: ' of <default>' }],
  ['contextType', { Provider: {} }],
] as const) {
  test(`a component that is given ${name} later is called as the renderer does`, () => {
    const props = { list: ['<', 'b'] };
    assert.is(show(compiled, 'changed', props).calls, 0);
    for (const { change } of [compiled, plain]) (change as Function)(name, value);
    const [mine, theirs] = [show(compiled, 'changed', props), show(plain, 'changed', props)];
    assert.is(mine.html, theirs.html);
    assert.ok(mine.calls > 0);
    for (const { change } of [compiled, plain]) (change as Function)(name, undefined);
    assert.is(show(compiled, 'changed', props).calls, 0);
  });
}

test('a page that was none three times in a row is no longer tried', () => {
  const name = 'objects as classes';
  const countReads = (a: unknown): number => show(compiled, name, { a }).reads;
  const first = countReads({});
  countReads('text');
  assert.equal(
    [1, 2, 3, 4, 5].map(() => first - countReads({})),
    [0, 0, 0, 1, 1],
  );
});

test('what a component throws is thrown', () => {
  const bad = [
    { list: [{ id: 1, text: null }] },
    { list: [null] },
    { list: 'text' },
    { list: null },
    { list: [], empty: {} },
  ];
  for (const props of bad) {
    const [mine, theirs] = [compiled, plain].map((one) => {
      try {
        return show(one, 'broken', props).html;
      } catch (error) {
        return (error as Error).name;
      }
    });
    assert.is(mine, theirs);
    assert.match(mine!, 'TypeError');
  }
  assert.is(show(compiled, 'broken', { list: [{ text: '<' }] }).calls, 0, 'it is tried again');
});

test('an element in whose holes are texts for certain is HTML at once, also in other components', async () => {
  const source = (inside: string): string => `export const View = ({ x }) => <p>${inside}</p>;`;
  for (const inside of ['<b title={`a${x}`} />', "{x ? 'a' : 'b'}", '<b key={x.y}>a</b>']) {
    assert.match((await compile(source(inside)))!.code, /=> \$plinth\.markup\(`<p>.*<\/p>`\);/);
  }
  for (const inside of [
    '{x}',
    '<b title={x} />',
    '{`a${x}`}<x.B />',
    '{`a${x}`}<svg />',
    '<p>a</p>',
  ]) {
    assert.match((await compile(source(inside)))!.code, /=> \$plinth\.html`<p>.*<\/p>`;/);
  }
});

async function isText(source: string): Promise<boolean> {
  const { code } = (await compile(source))!;
  return code.includes('.markText(');
}

function toTree(levels: number): object {
  return { name: String(levels), below: levels > 1 ? toTree(levels - 1) : null };
}
