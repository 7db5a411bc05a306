import { createApp, defineAdapter } from '@plinth/core';
import { assert, suite } from '../_suite.ts';

const adapter = defineAdapter({ name: 'text', server: { render: () => ({ html: '' }) } });
const encode = (): null => null;
const decode = encode;
const test = suite('codecs');

for (const [name, codecs, text] of [
  ['a list', [], 'The codecs are no plain object of codecs by name'],
  ['null for a codec', { date: null }, 'The codec "date" has no function "encode"'],
  ['no encode', { date: { class: Date, decode } }, 'has no function "encode"'],
  ['no decode', { date: { class: Date, encode } }, 'has no function "decode"'],
  ['neither class nor test', { date: { encode, decode } }, 'either a "class" or a function "test"'],
  ['both', { date: { class: Date, test: () => true, encode, decode } }, 'either a "class" or'],
] as const) {
  test(`${name}: refused when the app is made`, () => {
    const options = { adapters: [adapter], pages: {}, codecs: codecs as never };
    assert.throws(
      () => createApp(options),
      (error) => error.code === 'PLINTH_CODEC_INVALID' && error.message.includes(text),
    );
  });
}
