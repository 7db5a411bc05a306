/** Compiled and uncompiled views are the same document, for Preact 10 and 11. */
import { assert, suite } from '../../../_suite.ts';
import { createHandWritten, renderPages, renderViews, type Rendered } from './_corpus.ts';
import { readDocument } from './_document.ts';
import { createGenerated, createGeneratedPages, seed } from './_generate.ts';
import type { Modules } from './_load.ts';

const test = suite('precompiled views');
const slow = { timeout: 240_000 };

/** Within SVG the renderer leaves the case of HTML's attributes, which a browser does not see. */
const sameForABrowser = new Set(['special/svgLink']);

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

    test(
      `${preact} with preact/compat: views ${name}`,
      async () => {
        const modules = create();
        const imports = `import 'preact/compat';`;
        const plain = await renderViews(modules, { preact, precompile: false }, imports);
        const compiled = await renderViews(modules, { preact, precompile: true }, imports);
        compare(compiled, plain, false);
      },
      slow,
    );
  }
}

for (const preact of ['preact', 'preact10'] as const) {
  test(
    `${preact}: pages generated with SEED=${seed}, without the renderer`,
    async () => {
      const modules = createGeneratedPages();
      const plain = await renderPages(modules, { preact, precompile: false });
      const compiled = await renderPages(modules, { preact, precompile: true });
      compare(compiled.rendered, plain.rendered);
      assert.ok(compiled.texts.length > 250, `${compiled.texts.length} are texts`);
      assert.is(plain.texts.length, 0);
    },
    slow,
  );
}

/** To the byte, but for preact/compat: it moves attributes about. */
function compare(compiled: Rendered, plain: Rendered, isToTheByte = true): void {
  assert.equal(Object.keys(compiled), Object.keys(plain));
  for (const [name, html] of Object.entries(plain)) {
    assert.not.match(html, /^thrown: /, name);
    assert.is(readDocument(compiled[name]!), readDocument(html), name);
    if (isToTheByte && !sameForABrowser.has(name)) assert.is(compiled[name], html, name);
  }
}
