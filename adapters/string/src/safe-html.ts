/** A registry symbol: two copies of this package know each other's values, and no JSON holds one. */
const marker: unique symbol = Symbol.for('plinth.html');

/** HTML that is inserted as it is: what `html` and `raw` return. */
export interface Html {
  readonly [marker]: string;
  /** The HTML itself. */
  toString(): string;
}

class SafeHtml implements Html {
  readonly [marker]: string;

  constructor(text: string) {
    this[marker] = text;
  }

  toString(): string {
    return this[marker];
  }
}

/** Marks a text as HTML. */
export function createHtml(text: string): Html {
  return new SafeHtml(text);
}

/** The text of an html value; `undefined` of anything else. */
export function readHtml(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (value as Partial<Html>)[marker];
  return typeof text === 'string' ? text : undefined;
}
