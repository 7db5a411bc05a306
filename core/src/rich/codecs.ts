import { PlinthError } from '../errors.ts';
import { isPlainObject } from '../plain-object.ts';
import type { Codec, Codecs } from '../types.ts';
import { Unsendable } from './unsendable.ts';

/** What a codec makes of a value. */
export type Encoded = readonly [name: string, data: unknown];

/** Encodes a value by the first codec that knows it; undefined where none does. */
export type Encode = (value: unknown) => Encoded | undefined;

/**
 * Checks an app's codecs.
 *
 * @throws PLINTH_CODEC_INVALID
 */
export function checkCodecs(codecs: Codecs): void {
  if (!isPlainObject(codecs)) throw invalid('The codecs are', 'no plain object of codecs by name');
  for (const [name, codec] of Object.entries(codecs)) checkCodec(name, codec as Partial<Codec>);
}

function checkCodec(name: string, codec: Partial<Codec> | null): void {
  const place = `The codec ${JSON.stringify(name)}`;
  if (typeof codec?.encode !== 'function') throw invalid(place, 'has no function "encode"');
  if (typeof codec.decode !== 'function') throw invalid(place, 'has no function "decode"');
  const ways = [codec.class, codec.test].filter((way) => typeof way === 'function');
  if (ways.length !== 1) throw invalid(place, 'must have either a "class" or a function "test"');
}

function invalid(place: string, what: string): PlinthError {
  return new PlinthError(
    'PLINTH_CODEC_INVALID',
    `${place} ${what}. Export them as export default { money: { class: Money, encode, decode } }.`,
  );
}

/** Encodes each value once, however often it is met in one walk or in the two that sending takes. */
export function createEncode(codecs: Codecs): Encode {
  const entries = Object.entries(codecs);
  const known = new Map<unknown, Encoded | undefined>();
  return function encode(value) {
    if (entries.length === 0 || !isCandidate(value)) return undefined;
    if (known.has(value)) return known.get(value);
    const found = entries.find(([, codec]) => matches(codec, value));
    const encoded: Encoded | undefined = found && [found[0], runEncode(...found, value)];
    known.set(value, encoded);
    return encoded;
  };
}

/** Plain objects and arrays may be anything that a visitor has sent: no codec is to take them for its own. */
function isCandidate(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !isPlainObject(value);
}

function runEncode(name: string, codec: Codec, value: object): unknown {
  try {
    return codec.encode(value);
  } catch (thrown) {
    throw Unsendable.refusal(name, thrown);
  }
}

function matches(codec: Codec, value: object): boolean {
  return codec.class ? Object.getPrototypeOf(value) === codec.class.prototype : codec.test(value);
}
