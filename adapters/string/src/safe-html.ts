import { PlinthError } from '@plinth/core';
import type { LateHole } from './late-holes.ts';

/** A registry symbol: two copies of this package know each other's values, and no JSON holds one. */
const marker: unique symbol = Symbol.for('plinth.html');

/** HTML that is inserted as it is: what `html` and `raw` return. */
export interface Html {
  readonly [marker]: string;
  /** The HTML itself. */
  toString(): string;
}

class SafeHtml implements Html {
  // A field that is not only declared would be defined under a computed key for each value: slow.
  declare readonly [marker]: string;

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

/** HTML with places that are awaited: it has no text yet. */
class LateHtml implements Html {
  declare readonly [marker]: string;
  readonly holes: readonly LateHole[];

  constructor(text: string, holes: readonly LateHole[]) {
    this[marker] = text;
    this.holes = holes;
  }

  toString(): string {
    throw new PlinthError(
      'PLINTH_HTML_LATE',
      'HTML with a promise in it was made a string, as in `<main>${children}</main>`. Put it into a template: html`<main>${children}</main>`.',
    );
  }
}

export function createLateHtml(text: string, holes: readonly LateHole[]): Html {
  return new LateHtml(text, holes);
}

/** The places of HTML that are awaited; undefined where there are none. */
export function readHoles(html: object): readonly LateHole[] | undefined {
  return (html as Partial<LateHtml>).holes;
}

/** The text of an html value that awaits nothing, if this copy of the package has made it; `undefined` of anything else. */
export function readOwnHtml(value: object): string | undefined {
  return value instanceof SafeHtml ? value[marker] : undefined;
}

/** The text of an html value; `undefined` of anything else. */
export function readHtml(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = (value as Partial<Html>)[marker];
  return typeof text === 'string' ? text : undefined;
}
