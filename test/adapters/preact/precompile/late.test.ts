/** What a compiled view does at once, and what it leaves to the renderer: the same HTML, calls and errors. */
import { assert, suite } from '../../../_suite.ts';
import { loadModules } from './_load.ts';

const test = suite('when precompiled views are evaluated');

const page = `import { Component, createContext, isValidElement, options } from 'preact';
import { useContext, useState } from 'preact/hooks';

export const calls = [];
const seen = [];

class Boundary extends Component {
  static getDerivedStateFromError() { return { failed: true }; }
  render({ children }, { failed }) { return failed ? <i>caught</i> : children; }
}
const Broken = ({ text }) => <b>{text.toUpperCase()}</b>;
const Context = createContext('none');
const Logged = ({ name }) => { calls.push(name); return <b>{name}</b>; };
const Collect = ({ into, text }) => { into.push(text); return null; };
const Show = ({ from }) => <b>{from.join()}</b>;
const Seen = () => <b>{seen.join()}</b>;
const See = ({ text }) => { seen.push(text); return null; };
const Pick = ({ children }) => children[0];
const Reader = () => <i>{useContext(Context)}</i>;
const Hooked = ({ start }) => { const [value] = useState(start); return <i>{value}</i>; };
const Null = () => null;
const Copied = ({ text }) => { calls.push('copied ' + text); return <b>{text}</b>; };
const ui = { Copied };
const Original = ({ text }) => <b>{text}</b>;
const copyMark = () => { for (const key of Reflect.ownKeys(Original)) { const own = Object.getOwnPropertyDescriptor(Original, key); if (typeof key === 'symbol') Object.defineProperty(Copied, key, own); } };
const Frozen = Object.freeze(({ text }) => <b>{text}</b>);
const WithDefaults = ({ text }) => <b>{text}</b>;
WithDefaults.defaultProps = { text: 'from defaultProps' };
const Unread = ({ text, ...never }) => <b>{text}</b>;
const Ignores = ({ text }) => <b>{text}</b>;
const Endless = ({ depth }) => <b><Endless depth={depth + 1} /></b>;
let count = 0;
const Next = () => <b>{++count}</b>;

function createSignal(value) { return { value, peek() { return this.value; } }; }
const signal = createSignal('first');
const Change = () => { signal.value = 'second'; return null; };

export const views = {
  symbolChild: () => <Boundary><div><p>a{Symbol('x')}</p></div></Boundary>,
  symbolAttribute: () => <Boundary><div><p title={Symbol('x')}>a</p></div></Boundary>,
  symbolInArray: () => <Boundary><div><p>{['a', Symbol('x')]}</p></div></Boundary>,
  throwingText: () => <Boundary><div><p title={{ toString() { throw new Error('x'); } }}>a</p></div></Boundary>,
  throwingStyle: () => <Boundary><div><p style={{ color: Symbol('x') }}>a</p></div></Boundary>,
  throwingLiteralStyle: () => <Boundary><div><p style={{ color: Symbol('x'), top: '1px' }}>a</p></div></Boundary>,
  nullObject: () => <Boundary><div><p title={Object.create(null)}>a</p></div></Boundary>,
  throwingComponent: () => <div><Boundary><Broken /></Boundary><p><Broken text="fine" /></p></div>,
  throwingInside: () => <div><Boundary><div><p><Broken /></p></div></Boundary></div>,
  signalLater: () => { signal.value = 'first'; return <div title={signal}><Change /><p title={signal} class={signal}>{'a'}</p></div>; },
  signalStyle: () => <p style={createSignal({ color: 'red' })}>a</p>,
  signalText: () => <p data-a={createSignal(true)} hidden={createSignal(false)}>a</p>,
  collectsInOrder: () => { const into = []; return <p><Collect into={into} text="a" /><Show from={into} /></p>; },
  seesInOrder: () => { seen.length = 0; return <p><See text="a" /><Seen /></p>; },
  countsInOrder: () => { count = 0; return <p><Next /><i><Next /></i></p>; },
  callsInOrder: () => <p><Logged name="a" /><i><Logged name="b" /></i><Pick><Logged name="c" /><Logged name="never" /></Pick></p>,
  hooks: () => { const [a] = useState('a'); const inner = <p><Hooked start="b" /></p>; const [c] = useState('c'); return <div>{a}{inner}{c}</div>; },
  context: () => <Context.Provider value="given"><p><Reader /></p></Context.Provider>,
  copiedMark: () => { copyMark(); const dropped = <p><ui.Copied text="a" /></p>; return dropped && 'rest'; },
  frozen: () => <p><Frozen text="a" /></p>,
  withDefaults: () => <p><WithDefaults /></p>,
  unread: () => <p><Ignores text="a" onClick={() => {}} extra={[1]} /><Unread text="b" more={{}} /></p>,
  truth: () => { const element = <Null />; return <p>{element ? 'is there' : 'is not'}{isValidElement(element) ? '' : 'invalid'}</p>; },
  elements: () => <p>{[<b>a</b>, <Null />, <><i /></>, <u>{Reader}</u>].every(isValidElement) ? 'all' : 'not all'}</p>,
  endless: () => <p><Endless depth={0} /></p>,
};
options.errorBoundaries = true;`;

const entry = `import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { calls, views } from './page.tsx';
export function render(name) {
  calls.length = 0;
  try { return { html: renderToString(h(views[name], null)), calls: [...calls] }; }
  catch (error) { return { error: error.name, calls: [...calls] }; }
}
export const names = Object.keys(views);`;

interface Loaded {
  names: string[];
  render(name: string): { html?: string; error?: string; calls: string[] };
}

/** What it is about each of the views. */
const expected: Record<string, string> = {
  symbolChild: '<i>caught</i>',
  symbolAttribute: '<i>caught</i>',
  symbolInArray: '<i>caught</i>',
  throwingText: '<i>caught</i>',
  throwingStyle: '<i>caught</i>',
  throwingLiteralStyle: '<i>caught</i>',
  nullObject: '<i>caught</i>',
  throwingComponent: '<div><i>caught</i><p><b>FINE</b></p></div>',
  throwingInside: '<div><i>caught</i></div>',
  signalLater: '<div title="first"><p title="second" class="second">a</p></div>',
  signalStyle: '<p style="color:red;">a</p>',
  signalText: '<p data-a="true">a</p>',
  collectsInOrder: '<p><b>a</b></p>',
  seesInOrder: '<p><b>a</b></p>',
  countsInOrder: '<p><b>1</b><i><b>2</b></i></p>',
  callsInOrder: '<p><b>a</b><i><b>b</b></i><b>c</b></p>',
  hooks: '<div>a<p><i>b</i></p>c</div>',
  context: '<p><i>given</i></p>',
  copiedMark: 'rest',
  frozen: '<p><b>a</b></p>',
  unread: '<p><b>a</b><b>b</b></p>',
  truth: '<p>is there</p>',
  elements: '<p>all</p>',
};

for (const preact of ['preact', 'preact10'] as const) {
  const modules = { 'entry.ts': entry, 'page.tsx': page };
  const compiled = await loadModules<Loaded>(modules, { preact, precompile: true });
  const plain = await loadModules<Loaded>(modules, { preact, precompile: false });

  test(`${preact}: withDefaults`, () => {
    assert.equal(compiled.render('withDefaults'), plain.render('withDefaults'));
  });

  for (const [name, html] of Object.entries(expected)) {
    test(`${preact}: ${name}`, () => {
      const result = compiled.render(name);
      assert.is(result.html, html, result.error);
      assert.equal(result, plain.render(name), 'as without compilation');
    });
  }

  test(`${preact}: components are called once each, in their order`, () => {
    assert.equal(compiled.render('callsInOrder').calls, ['a', 'b', 'c']);
  });

  test(`${preact}: endless recursion ends as it does without compilation`, () => {
    assert.is(compiled.render('endless').error, 'RangeError');
    assert.is(plain.render('endless').error, 'RangeError');
  });

  test(`${preact}: nothing is left out`, () => {
    assert.equal(
      compiled.names.toSorted(),
      [...Object.keys(expected), 'endless', 'withDefaults'].toSorted(),
    );
  });
}
