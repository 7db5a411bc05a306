import { onlyChild } from './child.ts';
import { escape } from './escape.ts';
import { Markup, type Piece } from './markup.ts';

/** Thrown where something is left for the renderer. */
export const noText: Error = new Error('What a page shows is not a text yet.');

/** A child, as a text. */
export function content(value: unknown): string {
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return only(onlyChild(value));
}

/** What `&&` has given: a text where the left side was truthy, else what the left side was. */
export function and(value: unknown): string {
  return typeof value === 'string' ? value : content(value);
}

/** A piece that has to be a text. */
export function only(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  throw noText;
}

type Write = (item: unknown, index: number, list: readonly unknown[]) => string;

/** The texts of a list's items. Only the language's own `map` is known to give back what it was given. */
export function list(items: unknown, write: Write): string {
  if (!Array.isArray(items) || items.map !== map) return content(mapOther(items, write));
  let joined = '';
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item !== undefined || index in items) joined += write(item, index, items);
  }
  return joined;
}

const { map } = Array.prototype;

function mapOther(items: unknown, write: Write): unknown {
  return (items as unknown[]).map((...given) => new Markup(write(...given)));
}
