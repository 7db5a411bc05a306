/** Any value in any hole of a page that is a text: what is written, or thrown, is what the renderer writes. */
import fc from 'fast-check';
import { assert, suite } from '../../../_suite.ts';
import { compile, loadModules } from './_load.ts';
import { counting, type Pages, show, type Shown } from './_page.ts';
import { attributes, describe, isWrittenWrong, values } from './_values.ts';

const test = suite('values in pages as texts');

const places: Record<string, string> = {
  child: '<p>{v}</p>',
  beside: '<p>a{v}<b>c</b></p>',
  list: '<p>{[v, "a", [v]]}{[v].map((one) => <b title={one}>{one}</b>)}</p>',
  map: '<p>{v?.map && v.map((one) => <b>{one}</b>)}{v?.length > 0 && v.map((one) => one)}</p>',
  fragment: '<><b />{v}</>',
  component: '<p><Leaf text={v} on={v} /><Leaf on /></p>',
  result: 'v',
  and: '<p>{v && <b>{v}</b>}{v && v}</p>',
  or: '<p>{v || <b>{v}</b>}{v ?? <i>{v}</i>}{v ? v : <u>{v}</u>}</p>',
  property: '<p style={{ color: v, top: 1 }} />',
  properties: '<p style={{ color: v, top: v }} />',
  class: '<p class={v && "a"} title={v ? v : undefined} hidden={v && v} />',
};
for (const name of attributes) places[`attribute ${name}`] = `<p ${name}={v} id2="x">a</p>`;

const leaf = `const Leaf = ({ text = '<', on }) => <b class={on ? 'on' : undefined} title={text}>{text}</b>;\n`;

/** A page for each place, as far as it is one text. */
async function createModules(): Promise<Record<string, string>> {
  const modules: Record<string, string> = {};
  for (const [name, source] of Object.entries(places)) {
    const page = `${leaf}export default function Page({ v, isFilled }) { return isFilled ? ${source} : <b />; }`;
    if ((await compile(page))!.code.includes('.markText(')) modules[name] = page;
  }
  return modules;
}

for (const preact of ['preact', 'preact10'] as const) {
  const sources = await createModules();
  const names = Object.keys(sources);
  const imports = names.map((_, index) => `import page${index} from './page${index}.tsx';`);
  const entry = `${imports.join('\n')}
${counting}
export const pages = [${names.map((_, index) => `page${index}`).join()}];`;
  const modules = Object.fromEntries(
    Object.values(sources).map((source, index) => [`page${index}.tsx`, source]),
  );
  const load = async (precompile: boolean): Promise<Pages> => {
    const loaded = await loadModules<Pages>(
      { 'entry.ts': entry, ...modules },
      { preact, precompile },
    );
    return { ...loaded, ...(loaded.pages as object) };
  };
  const [compiled, plain] = [await load(true), await load(false)];

  /** A page that was a text in between is tried again, however often it was none. */
  const renderIn = (pages: Pages, name: string, v: unknown): Pick<Shown, 'html' | 'isOnce'> => {
    const index = String(names.indexOf(name));
    show(pages, index, { isFilled: false });
    try {
      return show(pages, index, { v, isFilled: true });
    } catch (error) {
      return { html: `thrown: ${(error as Error).name}`, isOnce: false };
    }
  };

  test(`${preact}: each kind of value, in each place`, () => {
    let texts = 0;
    assert.ok(names.length > 100, `${names.length} places`);
    for (const name of names) {
      for (const value of values.filter((one) => isWritten(name, one))) {
        const mine = renderIn(compiled, name, value);
        const expected = renderIn(plain, name, value).html;
        assert.is(mine.html, expected, `${name}: ${describe(value)}`);
        if (mine.isOnce) texts++;
      }
    }
    assert.ok(texts > 1_000, `${texts} are texts`);
  });

  test(`${preact}: any value, in any place`, () => {
    const place = fc.constantFrom(...names);
    const anything = fc.anything({ withBigInt: true, withDate: true, withSparseArray: true });
    const same = fc.property(place, anything, (name, value) => {
      fc.pre(isWritten(name, value));
      assert.is(renderIn(compiled, name, value).html, renderIn(plain, name, value).html);
    });
    fc.assert(same, { numRuns: 2_000 });
  });
}

/** A function among the props is none of a page. */
function isWritten(name: string, value: unknown): boolean {
  return typeof value !== 'function' && !isWrittenWrong(name.replace('attribute ', ''), value);
}
