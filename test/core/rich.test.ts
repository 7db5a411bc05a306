import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Codecs } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { findId, textOf } from '../_html.ts';
import { describe } from '../fixtures/app/lib/describe.ts';
import { Circle, Money, Shape } from '../fixtures/app/lib/money.ts';
import { createRichValues, richValues } from '../fixtures/app/lib/rich.ts';
import { decodeData } from './_decode.ts';
import { type Box, appOf, dataPath } from './_sending.ts';
import { anyProps } from './_values.ts';

/** As the fixture's, but these decode wherever they are asked to. */
const codecs: Codecs = {
  money: {
    class: Money,
    encode: ({ cents, currency }: Money) => [cents, currency],
    decode: ([cents, currency]: [number, string]) => new Money(cents, currency),
  },
  shape: {
    test: (value) => value instanceof Shape,
    encode: (value: Shape) => [value instanceof Circle, value.size],
    decode: ([isCircle, size]: [boolean, unknown]) => new (isCircle ? Circle : Shape)(size),
  },
};

const box: Box = { props: {} };
const app = appOf(box, { codecs });

/** The ways to the browser: what is sent, read as a browser reads it. */
const directions: Record<string, (props: object) => Promise<Record<string, unknown>>> = {
  async document(props) {
    box.props = props;
    const html = await (await app.request('/')).text();
    const script = textOf(findId(html, 'plinth-state'));
    assert.not.match(script, /[<\u2028\u2029]/);
    return JSON.parse(script) as Record<string, unknown>;
  },
  async data(props) {
    box.props = props;
    const json = await (await app.request(dataPath)).text();
    assert.not.match(json, /[<\u2028\u2029]/);
    return JSON.parse(json) as Record<string, unknown>;
  },
};

for (const [direction, send] of Object.entries(directions)) {
  const test = suite(`rich data by ${direction}`);

  for (const [name, make] of Object.entries(richValues)) {
    test(`${name} arrives as what it was`, async () => {
      const sent = await send({ value: make() });
      assert.is(sent['props'], undefined);
      assert.is(sent['decoder'], '/decoder.js');
      assert.is(describe(decodeData(sent, codecs).props), describe({ value: make() }));
    });
  }

  test('all of them arrive together', async () => {
    const sent = await send(createRichValues());
    assert.is(describe(decodeData(sent, codecs).props), describe(createRichValues()));
  });

  test('what is plain takes JSON, whatever its keys', async () => {
    const props = {
      rich: [[-1]],
      decoder: '/x',
      props: { a: 1 },
      list: ['codec', 1],
      [`</`]: '<!--',
    };
    const sent = await send(props);
    assert.equal(sent['props'], props);
    assert.is(sent['rich'], undefined);
    assert.is(sent['decoder'], undefined);
  });

  test('plain data that is deep is still plain', async () => {
    let deep: unknown = 'end';
    for (let i = 0; i < 900; i += 1) deep = i % 2 ? { deep } : [deep];
    const { props, rich } = await send({ deep });
    assert.is(rich, undefined);
    assert.ok(isDeepStrictEqual(props, { deep }));
  });

  test('two keys with equal contents stay two objects', async () => {
    const sent = await send({ a: { n: 1 }, b: { n: 1 } });
    assert.is(sent['rich'], undefined);
  });

  test('one object in 2^20 places is sent once', async () => {
    let tree: object = { leaf: true };
    for (let i = 0; i < 20; i += 1) tree = { a: tree, b: tree };
    const sent = await send(tree);
    assert.ok(JSON.stringify(sent).length < 2000);
  });

  test('an object that is met again among thousands is one', async () => {
    const rows = Array.from({ length: 2000 }, (_, id) => ({ id }));
    const { props } = decodeData(await send({ rows, selected: rows[1999] }), codecs) as {
      props: { rows: object[]; selected: object };
    };
    assert.is(props.selected, props.rows[1999]);
  });

  test('a view of a pool of bytes tells nothing of its neighbours', async () => {
    const pool = new TextEncoder().encode('secret-canary-text, then the word').buffer;
    const sent = await send({ word: new Uint8Array(pool, 29, 4) });
    const { props } = decodeData(sent) as { props: { word: Uint8Array } };
    assert.is(new TextDecoder().decode(props.word), 'word');
    assert.is(props.word.buffer.byteLength, 4);
    assert.not.ok(
      atob(JSON.stringify(sent).match(/"ArrayBuffer","(.*?)"/)![1]!).includes('secret'),
    );
  });

  test('of an error neither stack nor cause is sent', async () => {
    const error = Object.assign(new Error('for all', { cause: 'canary-1' }), { query: 'canary-2' });
    const sent = JSON.stringify(await send({ error }));
    assert.not.match(sent, /canary|rich\.test|at /);
    assert.match(sent, /for all/);
  });

  test('a text of 10 MB arrives', async () => {
    const long = '<\u2028'.repeat(5 * 1024 * 1024);
    const { props } = decodeData(await send({ long, n: 1n })) as { props: { long: string } };
    assert.ok(props.long === long);
  });
}

const generated = suite('generated values');
const documents = process.env['PLINTH_LONG_TESTS'] ? 5000 : 250;
const valuesEach = 20;
generated(
  `${documents * valuesEach} arrive equal, and never with one of the three characters raw`,
  async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(anyProps(valuesEach), async (props) => {
        const sent = await directions['document']!(props);
        if (!sent['rich']) plain += 1;
        assert.is(describe(decodeData(sent, codecs).props), describe(props));
      }),
      { numRuns: documents },
    );
    assert.ok(plain > documents / 50 && plain < documents / 2, `${plain} were plain`);
  },
  { timeout: 600_000 },
);
