/** Which components are called where they stand: those that nothing but their props decides over. */
import { assert, suite } from '../../../_suite.ts';
import { compile } from './_load.ts';

const test = suite('components that depend on their props alone');

const pure: Record<string, string> = {
  'a parameter in an element': 'const A = ({ x }) => <b>{x}</b>;',
  'a declaration': 'function A({ x }) { return <b>{x}</b>; }',
  'an exported declaration': 'export function A({ x }) { return <b>{x}</b>; }',
  'a default export': 'export default function A({ x }) { return <b>{x}</b>; }',
  'a function expression': 'const A = function ({ x }) { return <b>{x}</b>; };',
  'all props': 'const A = (props) => <b>{props.x}</b>;',
  'no props': 'const A = () => <b>a</b>;',
  'a default value': "const A = ({ x = 'a', y: z = 2 }) => <b title={z}>{x}</b>;",
  conditions: "const A = ({ x }) => (x > 1 ? <b>{x}</b> : x && <i>{x ?? 'none'}</i>);",
  'variables and branches':
    'const A = ({ x }) => { const y = x + 1; if (y > 3) { return null; } else return <b>{y}</b>; };',
  'methods of a value': "const A = ({ x }) => <b>{x.toFixed(2).padStart(9, '0')}</b>;",
  'a list made of a value':
    "const A = ({ x }) => <b>{x.split('').map((y, i) => <i key={i}>{y}</i>)}</b>;",
  'functions of the language':
    'const A = ({ x }) => <b title={String(x)}>{Math.round(x) + Object.keys({ x }).length}</b>;',
  'a handler, which is left out': 'const A = ({ x }) => <b onClick={() => alert(x)}>{x}</b>;',
  'a style': 'const A = ({ x }) => <b style={{ ...{ top: x }, left: 1 }}>{x}</b>;',
  'a constant': "const unit = '€'; const A = ({ x }) => <b>{x + unit}</b>;",
  'a helper': 'const double = (x) => x * 2; const A = ({ x }) => <b>{double(x)}</b>;',
  'a helper for a list':
    "const f = (x) => x + 1; const A = ({ x }) => <b>{x.split('').map(f)}</b>;",
  'another such component':
    'const B = ({ x }) => <i>{x}</i>; const A = ({ x }) => <b><B x={x} /></b>;',
  itself: 'const A = ({ x }) => <b>{x > 0 && <A x={x - 1} />}</b>;',
  'each other':
    'const A = ({ x }) => <b>{x > 0 && <B x={x - 1} />}</b>; const B = ({ x }) => <i><A x={x} /></i>;',
  'a fragment': 'const A = ({ x }) => <><b>{x}</b><i>{x}</i></>;',
  'optional chaining': 'const A = ({ x }) => <b>{x?.length}</b>;',
  types: 'const A = ({ x }: { x: unknown }) => <b>{(x as string)!}</b>;',
};

const impure: Record<string, string> = {
  'a hook':
    "import { useState } from 'preact/hooks'; const A = ({ x }) => <b>{useState(x)[0]}</b>;",
  'an imported function': "import { f } from './f.ts'; const A = ({ x }) => <b>{f(x)}</b>;",
  'an imported value': "import { f } from './f.ts'; const A = () => <b>{f.x}</b>;",
  'an imported component': "import { B } from './f.ts'; const A = ({ x }) => <b><B x={x} /></b>;",
  'a variable of the module': 'let y = 1; const A = ({ x }) => <b>{x + y}</b>;',
  'an object of the module': 'const y = { z: 1 }; const A = ({ x }) => <b>{x + y.z}</b>;',
  'a global': 'const A = ({ x }) => <b>{location.href + x}</b>;',
  'an assignment': 'let y; const A = ({ x }) => <b>{(y = x)}</b>;',
  'an update': 'let y = 1; const A = () => <b>{y++}</b>;',
  'a random number': 'const A = () => <b>{Math.random()}</b>;',
  'the time': 'const A = () => <b>{Date.now()}</b>;',
  'a constructor': 'const A = ({ x }) => <b>{new Thing(x).y}</b>;',
  this: 'const A = function ({ x }) { return <b>{this.y + x}</b>; };',
  arguments: 'const A = function ({ x }) { return <b>{arguments[1].y + x}</b>; };',
  'the context parameter': 'const A = ({ x }, context) => <b>{context.y + x}</b>;',
  children: 'const A = ({ x }) => <B>{x}</B>; const B = ({ children }) => <b>{children}</b>;',
  'a spread': 'const A = (props) => <b {...props} />;',
  'the rest of the props': 'const A = ({ x, ...rest }) => <b>{x + rest.y}</b>;',
  'an element that is left to the renderer': 'const A = ({ x }) => <svg><g x={x} /></svg>;',
  'a select': 'const A = ({ x }) => <select value={x} />;',
  'raw HTML': 'const A = ({ x }) => <b dangerouslySetInnerHTML={{ __html: x }} />;',
  'an impure component':
    'let y; const B = () => <i>{y}</i>; const A = ({ x }) => <b><B x={x} /></b>;',
  'an impure helper': 'let y; const f = () => y++; const A = () => <b>{f()}</b>;',
  'an impure helper for a list':
    "let y; const f = () => y; const A = ({ x }) => <b>{x.split('').map(f)}</b>;",
  'an impure handler of a component':
    'const B = ({ f }) => <i>{f()}</i>; const A = ({ x }) => <b><B f={() => alert(x)} /></b>;',
  'a class that is a function': 'const A = ({ x }) => <b class={() => alert(x)}>{x}</b>;',
  'an asynchronous function': 'const A = async ({ x }) => <b>{x}</b>;',
  'a generator': 'const A = function* ({ x }) { return <b>{x}</b>; };',
  'a loop': 'const A = ({ x }) => { for (const y of x) return <b>{y}</b>; };',
  'a throw': 'const A = ({ x }) => { throw x; };',
  'a variable that changes': 'const A = ({ x }) => { let y = x; y += 1; return <b>{y}</b>; };',
  'a function that is replaced': 'function A({ x }) { return <b>{x}</b>; } A = wrap(A);',
  'an own function with a name of the language':
    'let y; const String = () => y; const A = ({ x }) => <b>{String(x)}</b>;',
  'an own object with a name of the language':
    "import { Math } from './f.ts'; const A = ({ x }) => <b>{Math.round(x)}</b>;",
  'a function that may change': 'let A = ({ x }) => <b>{x}</b>;',
  'a tag from the props': 'const A = ({ Tag }) => <b><Tag /></b>;',
  'a shadowed helper':
    'const f = (x) => x; const A = ({ x }) => { const y = import(x); return <b>{f(y)}</b>; };',
  'a computed method': 'const A = ({ x }) => <b>{x[x]()}</b>;',
  'a tagged template': 'const A = ({ x }) => <b>{tag`${x}`}</b>;',
};

for (const [name, source] of Object.entries(pure)) {
  test(`with ${name}`, async () => assert.ok((await listPure(source)).includes('A')));
}

for (const [name, source] of Object.entries(impure)) {
  test(`not with ${name}`, async () => assert.not((await listPure(source)).includes('A')));
}

async function listPure(source: string): Promise<string[]> {
  const compiled = await compile(`${source}\nexport const View = () => <main>{A}</main>;`);
  return [...compiled!.code.matchAll(/markPure\((\w+)/g)].map(([, name]) => name!);
}
