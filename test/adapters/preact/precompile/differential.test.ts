/** Compiled and uncompiled views are the same document, for Preact 10 and 11. */
import { type DefaultTreeAdapterMap, parseFragment, serialize } from 'parse5';
import { assert, suite } from '../../../_suite.ts';
import { createHandWritten, renderViews, type Rendered } from './_corpus.ts';
import { createGenerated, seed } from './_generate.ts';
import type { Modules } from './_load.ts';

const test = suite('precompiled views');
const slow = { timeout: 240_000 };

/** Within SVG the renderer leaves the case of HTML's attributes, which a browser does not see. */
const sameForABrowser = new Set(['special/svgLink']);

/** preact/compat leaves these two attributes out on the server, though the browser has them. */
const changedByCompat = [
  'attributes/dynamicEmpty',
  'attributes/literalEmpty',
  'attributes/translateNo',
];

const corpora: [name: string, least: number, create: () => Modules][] = [
  ['written by hand', 200, createHandWritten],
  [`generated with SEED=${seed}`, 2_000, createGenerated],
];

for (const [name, least, create] of corpora) {
  for (const preact of ['preact', 'preact10'] as const) {
    test(
      `${preact}: views ${name}`,
      async () => {
        const modules = create();
        const plain = await renderViews(modules, { preact, precompile: false });
        const compiled = await renderViews(modules, { preact, precompile: true });
        assert.ok(Object.keys(plain).length >= least);
        compare(compiled, plain);
      },
      slow,
    );
  }
}

test(
  'preact/compat loaded: views written by hand',
  async () => {
    const modules = createHandWritten();
    const setting = { preact: 'preact' } as const;
    const imports = `import 'preact/compat';`;
    const plain = await renderViews(modules, { ...setting, precompile: false }, imports);
    const compiled = await renderViews(modules, { ...setting, precompile: true }, imports);
    for (const name of changedByCompat) plain[name] = compiled[name]!;
    compare(compiled, plain, false);
  },
  slow,
);

/** To the byte, but for preact/compat: it moves attributes about. */
function compare(compiled: Rendered, plain: Rendered, isToTheByte = true): void {
  assert.equal(Object.keys(compiled), Object.keys(plain));
  for (const [name, html] of Object.entries(plain)) {
    assert.not.match(html, /^thrown: /, name);
    assert.is(read(compiled[name]!), read(html), name);
    if (isToTheByte && !sameForABrowser.has(name)) assert.is(compiled[name], html, name);
  }
}

/** The document that a browser makes of it, in one way of writing. */
function read(html: string): string {
  const root = parseFragment(html);
  sortAttributes(root);
  return serialize(root);
}

function sortAttributes(node: DefaultTreeAdapterMap['node']): void {
  if ('attrs' in node) node.attrs.sort((a, b) => (a.name < b.name ? -1 : 1));
  if ('childNodes' in node) node.childNodes.forEach(sortAttributes);
}
