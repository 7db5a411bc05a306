/** Codecs: how values of an app's own classes travel from the server to the browser. */

/**
 * Tells values of a class apart, and turns them into data and back. `encode` runs on the server and
 * returns anything that props may hold, `decode` runs in the browser alone.
 *
 * @example
 * const money: Codec<Money, [number, string]> = {
 *   class: Money,
 *   encode: ({ amount, currency }) => [amount, currency],
 *   decode: ([amount, currency]) => new Money(amount, currency),
 * };
 */
export type Codec<Value = unknown, Data = unknown> = {
  // Methods, so that a codec of a class is a Codec.
  encode(value: Value): Data;
  decode(data: Data): Value;
} & (
  | {
      /** Instances of this class, and not of classes that extend it. */
      class: abstract new (...parameters: never) => Value;
      test?: undefined;
    }
  | {
      /** Whether a value is one of these; never asked about plain objects and arrays. */
      test(value: object): boolean;
      class?: undefined;
    }
);

/** Codecs by name; of several that know a value, the first one encodes it. */
export type Codecs = Readonly<Record<string, Codec>>;

/** The module that the option `codecs` names. */
export interface CodecsModule {
  default: Codecs;
}
