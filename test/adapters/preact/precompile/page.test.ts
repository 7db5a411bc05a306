/** A page that depends on its props alone needs no renderer; what it shows is the same. */
import { assert, suite } from '../../../_suite.ts';
import { loadModules } from './_load.ts';
import { counting, type Pages, show } from './_page.ts';

const test = suite('pages without the renderer');

const source = `
import { useState } from 'preact/hooks';
${counting}
export function Pure({ user, list }) {
  return <main title={user.name}>{list.map((one) => <b key={one.id}>{one.text}</b>)}</main>;
}
export function Named(props) {
  return <main>{String(props.key)} {String(props.ref)} {props.name}</main>;
}
export function Bare({ list }) {
  return list.length > 9 ? null : 'text <b>';
}
export function Hooked({ user }) {
  const [name] = useState(user.name);
  return <main>{name}</main>;
}
export function Item({ item, children }) {
  return children ?? <li>{item.name}</li>;
}
export function Reversing({ list }) {
  return <ul>{list.reverse().map((item) => <Item item={item} />)}</ul>;
}
export function Taking({ list }) {
  return <div><h1>{list.shift().name}</h1>{list.map((item) => <Item item={item} />)}</div>;
}
export function Spreading({ iterator }) {
  return <ul>{[...iterator].map((item) => <Item item={item} />)}</ul>;
}
export function Cards({ list }) {
  return <ul>{list.map((item) => <Card key={item.name} item={item} />)}</ul>;
}
function Card({ item }) {
  return <li title={item.name}><Tags tags={item.tags} />{shout(item.name)}</li>;
}
function Tags({ tags }) {
  return tags && <i>{tags.join()}</i>;
}
function shout(text) {
  return text.toUpperCase();
}
export function SortedLater({ list }) {
  return <div><Names list={list} /><Sorted list={list} /><Names list={list} /></div>;
}
export function SortedAfter({ list }) {
  return <div><Names list={list} />{list.sort().length}</div>;
}
export function Names({ list }) {
  return <b>{list.join()}</b>;
}
function Sorted({ list }) {
  return <b>{list.sort().length}</b>;
}
export function SpreadLater({ list }) {
  return <div><Names list={list} /><Spread list={list} /></div>;
}
function Spread({ list }) {
  return <b>{[...list].length}</b>;
}
export function FirstOf({ list }) {
  return <div><Names list={list} /><First list={list} /></div>;
}
function First({ list }) {
  const [first] = list;
  return <b>{first}</b>;
}
export function Hiding({ list }) {
  return <div><Names list={list} /><Hidden list={list} names={list} /></div>;
}
function Hidden({ list, names: shout }) {
  return <b>{list.map((one) => shout(one))}</b>;
}
export function Beside({ list }) {
  return <div><Names list={list} /><Hooked user={{ name: 'b' }} /></div>;
}
export function Sometimes({ list, isPure }) {
  return <div><Names list={list} />{!isPure && <Hooked user={{ name: 'b' }} />}</div>;
}
export function Deep({ tree }) {
  return <ul><Branch tree={tree} /></ul>;
}
function Branch({ tree }) {
  return <li>{tree.name}{tree.below && <Branch tree={tree.below} />}</li>;
}
export function Asking({ next }) {
  return <p>{next()}</p>;
}
export function App({ Component, pageProps }) {
  return <i><Component {...pageProps} /></i>;
}
`;

const props = {
  user: { name: 'A "&" <b>' },
  list: [
    { id: 1, text: '<i>' },
    { id: 2, text: null },
  ],
};

let compiled: Pages;
let plain: Pages;
test.before(async () => {
  const load = (precompile: boolean): Promise<Pages> =>
    loadModules<Pages>({ 'entry.tsx': source }, { preact: 'preact', precompile });
  [compiled, plain] = [await load(true), await load(false)];
});

function toTree(levels: number): object {
  return { name: String(levels), below: levels > 1 ? toTree(levels - 1) : null };
}

for (const [name, given, calls] of [
  ['Pure', props, 0],
  ['Pure', { ...props, list: [] }, 0],
  ['Named', { name: 'a' }, 0],
  ['Named', { name: 'a', key: 'k' }, 1],
  ['Named', { name: 'a', ref: null }, 1],
  ['Bare', { list: [] }, 1],
  ['Bare', { list: { length: 10 } }, 1],
  ['Hooked', props, 1],
  ['Cards', { list: [{ name: 'a<', tags: ['x', '&'] }, { name: 'b' }] }, 0],
  ['Deep', { tree: toTree(40) }, 0],
  ['Deep', { tree: toTree(60) }, 61],
  ['SortedLater', { list: ['b', 'a'] }, 4],
  ['SortedAfter', { list: ['b', 'a'] }, 2],
  ['SpreadLater', { list: ['b', 'a'] }, 3],
  ['FirstOf', { list: ['b', 'a'] }, 3],
  ['Beside', { list: ['b', 'a'] }, 3],
] as const) {
  test(`${name} of ${Object.keys(given).join()}: called by the renderer ${calls} times`, () => {
    const [mine, theirs] = [compiled, plain].map((one) => show(one, name, structuredClone(given)));
    assert.is(mine!.html, theirs!.html);
    assert.is(mine!.calls, calls);
    assert.ok(theirs!.calls >= 1);
  });
}

const named = (): { name: string }[] => [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

for (const [name, give] of [
  ['Reversing', () => ({ list: named() })],
  ['Taking', () => ({ list: named() })],
  ['Spreading', () => ({ iterator: named().values() })],
  [
    'Asking',
    () => {
      let calls = 0;
      return { next: () => ++calls };
    },
  ],
] as const) {
  test(`${name}: it is called once, whoever goes on`, () => {
    const [mine, theirs] = [show(compiled, name, give()), show(plain, name, give())];
    assert.is(mine.html, theirs.html);
    assert.ok(/a|1/.test(mine.html), mine.html);
  });
}

test('a name that hides a function is not that function', () => {
  for (const one of [compiled, plain]) {
    assert.throws(() => show(one, 'Hiding', { list: ['a'] }), /not a function/);
  }
});

test('a page that often leaves something to the renderer stays right, whatever it leaves', () => {
  for (const isPure of [true, false, true, false, false, false, false, true, false]) {
    const given = { list: ['a', 'b'], isPure };
    assert.is(show(compiled, 'Sometimes', given).html, show(plain, 'Sometimes', given).html);
  }
  assert.is(show(compiled, 'Sometimes', { list: ['a'], isPure: true }).calls, 2);
});

test('what is not data may be used up: it is called when the renderer would', () => {
  const given = { list: [{ name: 'a' }] };
  assert.is(show(compiled, 'Cards', given, undefined, false).calls, 2);
  assert.is(show(compiled, 'Cards', given).calls, 0);
});

test('an app around it is the renderer’s', () => {
  const [mine, theirs] = [compiled, plain].map((one) => show(one, 'Pure', props, 'App'));
  assert.is(mine!.html, theirs!.html);
  assert.ok(mine!.calls > 0);
});

test('what it throws is thrown', () => {
  for (const one of [compiled, plain]) {
    assert.throws(() => show(one, 'Pure', { user: {}, list: null }), /null/);
  }
});
