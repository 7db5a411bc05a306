import { toClassName } from './kinds.ts';

const data =
  'Send data: plain objects, arrays, strings, numbers, dates, maps, sets and their like.';

/** Why a value cannot be sent, and what to do about it; where it is, the walk knows. */
export class Unsendable {
  readonly what: string;
  readonly advice: string;
  readonly cause: unknown;

  constructor(what: string, advice: string = data, cause?: unknown) {
    this.what = what;
    this.advice = advice;
    this.cause = cause;
  }

  /** What was thrown on the way, by a getter or a proxy. */
  static from(thrown: unknown): Unsendable {
    if (thrown instanceof Unsendable) return thrown;
    const what = `cannot be read: ${toText(thrown)}`;
    return new Unsendable(what, 'Read it in getServerSideProps, and send what it holds.', thrown);
  }

  static refusal(codec: string, thrown: unknown): Unsendable {
    const what = `cannot be encoded by the codec ${JSON.stringify(codec)}: ${toText(thrown)}`;
    return new Unsendable(what, 'Let its "encode" return data.', thrown);
  }

  static cycle(): Unsendable {
    return new Unsendable(
      'is part of what it is itself sent as',
      'Leave it out of what its codec returns, or of the object that has a key "__proto__".',
    );
  }

  static tooDeep(depth: number): Unsendable {
    return new Unsendable(`is nested more than ${depth} levels deep`, 'Send a flat list instead.');
  }
}

export function refusePrimitive(value: unknown): never {
  throw new Unsendable(`is a ${typeof value}`);
}

export function refuseObject(value: object): never {
  const name = toClassName(value);
  if (name === 'Promise')
    throw new Unsendable(
      'is a promise',
      'Await it first, or put it among the props themselves: { props: { reviews: promise } }.',
    );
  if (name === 'Buffer') {
    throw new Unsendable('is an instance of Buffer', 'Send new Uint8Array(buffer) instead.');
  }
  throw new Unsendable(
    `is ${name ? `an instance of ${name}` : 'an object of a class'}`,
    'Send a plain object, or give the app a codec for the class.',
  );
}

function toText(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : 'what was thrown is not an Error';
}
