/** What other compilers of this kind get wrong, each with the HTML that Preact writes. */
import { assert, suite } from '../../../_suite.ts';
import { loadModules, type Setting } from './_load.ts';

const test = suite('traps of precompiling');

/** A view, and its HTML. */
const traps: [name: string, view: string, html: string][] = [
  ['an array of texts is escaped once', `<p>{['<a>', '&']}</p>`, '<p>&lt;a>&amp;</p>'],
  [
    'an array that is shown twice is escaped once each time',
    `<div><p>{shared}</p><p>{shared}</p></div>`,
    '<div><p>a &amp; b</p><p>a &amp; b</p></div>',
  ],
  ['a frozen array is shown', `<p>{Object.freeze(['a', <b>c</b>])}</p>`, '<p>a<b>c</b></p>'],
  [
    'a select below the root chooses its option',
    `<div><select value="2"><option value="1" /><option value="2" /></select></div>`,
    '<div><select><option value="1"></option><option selected value="2"></option></select></div>',
  ],
  [
    'a textarea below the root has its value as text',
    `<div><textarea value={text} /></div>`,
    '<div><textarea>a &amp; b</textarea></div>',
  ],
  [
    'an option of its own component is chosen',
    `<select value="2"><One /><Two /></select>`,
    '<select><option value="1">1</option><option selected value="2">2</option></select>',
  ],
  [
    'false and true are words for aria, data and enumerated attributes',
    `<p aria-hidden={no} draggable={no} data-x={yes} hidden={no} />`,
    '<p aria-hidden="false" draggable="false" data-x="true"></p>',
  ],
  [
    'numbers of a style have their unit',
    `<p style={{ top: three, lineHeight: three, '--x': three }} />`,
    '<p style="top:3px;line-height:3;--x:3;"></p>',
  ],
  ['an empty style is none', `<p style={{ top: nothing }} />`, '<p></p>'],
  ['a missing attribute leaves no blank', `<p id={nothing} class={nothing}>a</p>`, '<p>a</p>'],
  [
    'names of a spread are checked',
    `<p {...{ 'a><script': 1, onclick: 'x' }}>{text}</p>`,
    '<p onclick="x">a &amp; b</p>',
  ],
  [
    'children of a component are counted as they are written',
    `<Count><b>a</b><i>b</i>{text}</Count>`,
    '<p>3</p>',
  ],
  [
    'a child of a component can be cloned',
    `<Clone><b class="x">a</b></Clone>`,
    '<b class="y">a</b>',
  ],
  [
    'a child of a component has its type, also from a list',
    `<Types>{[1, 2].map(() => <b>a</b>)}</Types>`,
    '<p>b b</p>',
  ],
  ['an element in a prop has its type', `<Types children={<i>a</i>} />`, '<p>i</p>'],
  [
    'entities are read before the text is escaped',
    `<p title="&nbsp;&amp;lt;">&nbsp;&amp;amp;&lt;</p>`,
    '<p title="\u00a0&amp;lt;">\u00a0&amp;amp;&lt;</p>',
  ],
  [
    'blanks over lines are none',
    `<p>\n  a\n  {' '}\n  <b>b</b>\n\n  c\n</p>`,
    '<p>a <b>b</b>c</p>',
  ],
  [
    'attributes in SVG have SVG’s names',
    `<div><svg><g strokeWidth={three} strokeLinecap="round" /></svg></div>`,
    '<div><svg><g stroke-width="3" stroke-linecap="round"></g></svg></div>',
  ],
  [
    'a component that is part of an SVG writes SVG’s names',
    `<svg><Dot /></svg>`,
    '<svg><circle stroke-width="1"></circle></svg>',
  ],
  [
    'what is no child is nothing',
    `<p>{Promise.resolve('late')}{{ a: 1 }}{() => 'f'}{new Set(['s'])}{true}</p>`,
    '<p></p>',
  ],
  [
    'raw HTML stays raw',
    `<p dangerouslySetInnerHTML={{ __html: '<b>a</b>' }} />`,
    '<p><b>a</b></p>',
  ],
];

const module = `import { cloneElement, toChildArray } from 'preact';
const shared = ['a & b'];
const text: string = 'a & b', three: number = 3, yes: boolean = true, no: boolean = false, nothing: string | undefined = undefined;
const One = () => <option value="1">1</option>;
const Two = () => <option value="2">2</option>;
const Dot = () => <circle strokeWidth={1} />;
const Count = ({ children }) => <p>{toChildArray(children).length}</p>;
const Clone = ({ children }) => cloneElement(children, { class: 'y' });
const Types = ({ children }) => <p>{toChildArray(children).map(({ type }) => type).join(' ')}</p>;
export const views = [${traps.map(([, view]) => `() => ${view}`).join(',\n')}];`;

const entry = `import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { views } from './traps.tsx';
export const render = (index) => renderToString(h(views[index], null));`;

interface Loaded {
  render(index: number): string;
}

for (const preact of ['preact', 'preact10'] as const) {
  const load = (precompile: boolean): Promise<Loaded> => {
    const setting: Setting = { preact, precompile };
    return loadModules<Loaded>({ 'entry.ts': entry, 'traps.tsx': module }, setting);
  };
  const [compiled, plain] = [await load(true), await load(false)];

  for (const [index, [name, , html]] of traps.entries()) {
    test(`${preact}: ${name}`, () => {
      assert.is(compiled.render(index), html);
      assert.is(compiled.render(index), html, 'and when it is rendered again');
      assert.is(plain.render(index), html, 'as it is without compilation');
    });
  }
}
