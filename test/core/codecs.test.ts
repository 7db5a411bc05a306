import type { Codec, Codecs } from '@plinth/core';
import { assert, suite } from '../_suite.ts';
import { Circle, Money, Shape } from '../fixtures/app/lib/money.ts';
import { decodeData } from './_decode.ts';
import { type Box, appOf, dataPath } from './_sending.ts';

const codec = <Value>(one: Partial<Codec<Value>>): Codec<Value> =>
  ({ encode: (value) => [value], decode: () => undefined, ...one }) as Codec<Value>;

const test = suite('codecs');

/** What props arrive as, and the error where they do not. */
async function send(props: object, codecs: Codecs): Promise<{ props?: object; error: string }> {
  const app = appOf({ props }, { codecs });
  const response = await app.request(dataPath);
  if (response.status !== 200) return { error: String(app.errors[0]) };
  const decoded = decodeData((await response.json()) as Record<string, unknown>, codecs);
  return { props: decoded.props as object, error: '' };
}

test('the first that knows a value encodes it', async () => {
  const named = (name: string): Codec<Shape, string> => ({
    test: (value) => value instanceof Shape,
    encode: () => name,
    decode: (data) => new Shape(data),
  });
  const circle: Codec<Circle, string> = {
    class: Circle,
    encode: () => 'circle',
    decode: (data) => new Circle(data),
  };
  const props = { a: new Circle(1), b: new Shape(1) };
  for (const [codecs, ...sizes] of [
    [{ circle, shape: named('shape') }, 'circle', 'shape'],
    [{ shape: named('shape'), circle }, 'shape', 'shape'],
    [{ other: named('other'), shape: named('shape') }, 'other', 'other'],
  ] as const) {
    const { a, b } = (await send(props, codecs)).props as typeof props;
    assert.equal([a.size, b.size], sizes);
  }
});

test('one by class leaves classes that extend it alone', async () => {
  const { error } = await send({ a: new Circle(1) }, { shape: codec({ class: Shape }) });
  assert.match(error, 'props.a is an instance of Circle');
});

test('a codec may take over a built-in class', async () => {
  const date: Codec<Date, string> = {
    class: Date,
    encode: () => 'a date',
    decode: (data) => new Date(data.length),
  };
  const { props } = await send({ date: new Date(0) }, { Date: date });
  assert.equal(props, { date: new Date(6) });
});

test('any name will do, and whatever encode returns', async () => {
  for (const data of [undefined, null, 0, '', false, [], new Map([[1, 2]])]) {
    const odd: Codec<Money, unknown> = {
      class: Money,
      encode: () => data,
      decode: (decoded) => decoded as Money,
    };
    for (const name of ['a"],["Date', '</script>', '__proto__x', '0']) {
      assert.equal((await send({ m: new Money(1, 'EUR') }, { [name]: odd })).props, { m: data });
    }
  }
});

test('plain objects, arrays and text are never a codec’s', async () => {
  const greedy = codec({ test: () => true });
  const props = { a: [{ n: 1n }, 'text'], codec: ['greedy', [1]] };
  assert.equal((await send(props, { greedy })).props, props);
});

test('a value is encoded once, however often it occurs', async () => {
  let count = 0;
  const money = codec<Money>({ class: Money, encode: () => (count += 1) });
  const one = new Money(1, 'EUR');
  await send({ one, list: [one, one], map: new Map([[one, one]]) }, { money });
  assert.is(count, 1);
});

test('what a getter makes anew each time is encoded too', async () => {
  const money: Codec<Money, number> = {
    class: Money,
    encode: ({ cents }) => cents,
    decode: (cents) => new Money(cents, 'EUR'),
  };
  const product = {
    get price() {
      return new Money(5, 'EUR');
    },
  };
  const { props } = await send({ product }, { money });
  assert.is((props as { product: typeof product }).product.price.cents, 5);
});

test('a value within what it is encoded as is refused with its path', async () => {
  const shape = new Shape(undefined);
  const inside = { shape };
  const codecs = { shape: codec<Shape>({ class: Shape, encode: () => ({ inside: [inside] }) }) };
  assert.match(
    (await send({ shape }, codecs)).error,
    'props.shape.encode().inside[0].shape is part of what it is itself sent as',
  );
  const proto = JSON.parse('{"__proto__":1,"list":[]}') as { list: unknown[] };
  proto.list.push(new Map([['self', proto]]));
  assert.match((await send({ proto }, {})).error, 'props.proto.list[0].get("self") is part of');
});

test('what encode returns is looked at like any data', async () => {
  const money = codec<Money>({ class: Money, encode: () => ({ format: () => '' }) });
  const { error } = await send({ cart: { price: new Money(1, 'EUR') } }, { money });
  assert.match(error, 'props.cart.price.encode().format is a function');
});

test('codecs that cannot be used are refused at start', () => {
  for (const [codecs, text] of [
    [[], 'The codecs are no plain object'],
    [null, 'The codecs are no plain object'],
    [{ money: null }, 'The codec "money" has no function "encode"'],
    [{ money: { class: Money, encode: () => 1 } }, 'The codec "money" has no function "decode"'],
    [{ money: { encode: () => 1, decode: () => 1 } }, 'either a "class" or a function "test"'],
    [{ money: codec({ class: Money, test: () => true } as never) }, 'either a "class" or'],
  ] as const) {
    assert.throws(
      () => appOf({ props: {} }, { codecs: codecs as never }),
      (error: Error & { code: string }) =>
        error.code === 'PLINTH_CODEC_INVALID' && error.message.includes(text),
    );
  }
});

const server = suite('the server');

server('decodes nothing that a client sends', async () => {
  let decoded = 0;
  const decode = (): Money => new Money((decoded += 1), '');
  const money = codec<Money>({ class: Money, encode: () => 1, decode });
  const rich = JSON.stringify([{ m: 1 }, ['codec', 2], [3, 4], 'money', 1]);
  const box: Box = { props: { m: new Money(1, 'EUR') } };
  const app = appOf(box, { codecs: { money } });
  const query = `?rich=${encodeURIComponent(rich)}&decoder=%2Fx.js`;
  for (const path of ['/', dataPath]) {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const body = type.includes('form') ? query.slice(1) : `{"rich":${rich}}`;
      const headers = {
        'content-type': type,
        'sec-fetch-site': 'same-origin',
        cookie: `rich=${encodeURIComponent(rich)}`,
      };
      assert.is((await app.request(path + query, { method: 'POST', body, headers })).status, 200);
    }
  }
  assert.is(decoded, 0);
});
