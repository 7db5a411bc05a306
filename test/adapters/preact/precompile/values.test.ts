/** Any value in any hole: what is written, or thrown, is what the renderer writes. */
import fc from 'fast-check';
import { openPage } from '../../../_browser.ts';
import { assert, suite } from '../../../_suite.ts';
import { readDocument } from './_document.ts';
import { loadModules } from './_load.ts';
import { attributes, describe, isWrittenWrong, values } from './_values.ts';

const test = suite('values in precompiled views');

/** Properties whose numbers the renderer leaves without a unit. */
const unitless = (
  'animationIterationCount borderImageOutset borderImageSlice borderImageWidth boxFlex boxFlexGroup ' +
  'boxOrdinalGroup columnCount fillOpacity flex flexGrow flexNegative flexOrder flexPositive ' +
  'flexShrink floodOpacity fontWeight gridColumn gridRow lineClamp lineHeight opacity order orphans ' +
  'stopOpacity strokeDasharray strokeDashoffset strokeMiterlimit strokeOpacity strokeWidth tabSize ' +
  'widows zIndex zoom'
).split(' ');

const holes = {
  emptyClass: '<p class="" />',
  noTranslation: '<p translate="no">a<b translate={v}>b</b></p>',
  knownStyle: '<p style={{ color: "red", boxFlex: 3, flexNegative: v, opacity: 2 }} />',
  child: '<p>{v}</p>',
  nested: '<p><b>{v}</b></p>',
  beside: '<p>a{v}<b>c</b></p>',
  list: '<p>{[v, "a", [v]]}</p>',
  fragment: '<><b />{v}</>',
  component: '<p><Leaf text={v} on={v} /></p>',
  property: '<p style={{ color: v, top: 1 }} />',
  properties: '<p style={{ color: v, top: v }} />',
};

const page = `import { Leaf } from './parts/parts.tsx';
export const views = {
${attributes.map((name) => `${JSON.stringify(name)}: ({ v }) => <p ${name}={v} id2="x">a</p>,`).join('\n')}
${Object.entries(holes)
  .map(([name, source]) => `hole_${name}: ({ v }) => ${source},`)
  .join('\n')}
};
export const styled = ({ v }) => <p style={v} />;`;

const entry = `import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { styled, views } from './page.tsx';
export const names = Object.keys(views);
const render = (view, v) => {
  try { return renderToString(h(view, { v })); } catch (error) { return 'thrown: ' + error.name; }
};
export const renderView = (name, v) => render(views[name], v);
export const renderStyle = (v) => render(styled, v);`;

interface Loaded {
  names: string[];
  renderView(name: string, value: unknown): string;
  renderStyle(value: unknown): string;
}

const keys = fc.constantFrom(
  'html',
  'props',
  'type',
  'constructor',
  'tpl',
  'exprs',
  '__proto__',
  'key',
);
const json = fc.object({
  key: keys,
  values: [fc.string(), fc.constant('<b>'), fc.integer(), fc.boolean(), fc.constant(null)],
});
const anything = fc.anything({
  key: fc.oneof(fc.string(), keys),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withObjectString: true,
});

for (const preact of ['preact', 'preact10'] as const) {
  const modules = { 'entry.ts': entry, 'page.tsx': page };
  const compiled = await loadModules<Loaded>(modules, { preact, precompile: true });
  const plain = await loadModules<Loaded>(modules, { preact, precompile: false });

  test(`${preact}: each kind of value, in each attribute and each place`, () => {
    assert.ok(compiled.names.length > 150);
    for (const name of compiled.names) {
      for (const value of values.filter((one) => !isWrittenWrong(name, one))) {
        const expected = plain.renderView(name, value);
        assert.is(compiled.renderView(name, value), expected, `${name}: ${describe(value)}`);
      }
    }
  });

  test(`${preact}: any value, in any place`, () => {
    const place = fc.constantFrom(...compiled.names);
    const same = fc.property(place, anything, (name, value) => {
      fc.pre(!isWrittenWrong(name, value));
      assert.is(compiled.renderView(name, value), plain.renderView(name, value));
    });
    fc.assert(same, { numRuns: 3_000 });
  });

  test(`${preact} with preact/compat: each kind of value, in each attribute and each place`, async () => {
    const withCompat = { 'entry.ts': `import 'preact/compat';\n${entry}`, 'page.tsx': page };
    const changed = await loadModules<Loaded>(withCompat, { preact, precompile: true });
    const expected = await loadModules<Loaded>(withCompat, { preact, precompile: false });
    const read = (html: string): string =>
      html.startsWith('thrown: ') ? html : readDocument(html);
    for (const name of changed.names) {
      for (const value of values.filter((one) => !isWrittenWrong(name, one))) {
        const html = read(changed.renderView(name, value));
        assert.is(html, read(expected.renderView(name, value)), `${name}: ${describe(value)}`);
      }
    }
    for (const name of unitless) {
      const style = { [name]: 3 };
      assert.is(changed.renderStyle(style), expected.renderStyle(style), name);
    }
  });

  test(`${preact}: nothing that JSON can make is markup`, () => {
    const same = fc.property(fc.constantFrom(...compiled.names), json, (name, object) => {
      const value = JSON.parse(JSON.stringify(object));
      fc.pre(!isWrittenWrong(name, value));
      assert.is(compiled.renderView(name, value), plain.renderView(name, value));
    });
    fc.assert(same, { numRuns: 1_000 });
  });

  test(`${preact}: numbers in each property that a browser knows`, async () => {
    const { page: browser, close } = await openPage();
    const names = await browser.evaluate(() => {
      const all: string[] = [];
      for (const name in document.documentElement.style) all.push(name);
      return all;
    });
    await close();
    assert.ok(names.length > 500);
    for (const name of [...names, 'boxFlex', '-webkit-x', '--X', 'flexNegative']) {
      const style = { [name]: 3 };
      assert.is(compiled.renderStyle(style), plain.renderStyle(style), name);
    }
  });
}
