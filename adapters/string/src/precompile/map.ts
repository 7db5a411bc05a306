import { escapeText } from '../escape.ts';
import { createHtml } from '../safe-html.ts';

/** Makes what compiled code has, where HTML is a bare string, what it is everywhere else. */
export function toHtml(value: unknown): unknown {
  return typeof value === 'string' ? createHtml(value) : value;
}

type Callback = (this: unknown, item: unknown, index: number, list: unknown) => unknown;

const mapArray: unknown = Array.prototype.map;

/** Is `list.map(callback)` in a hole, for a callback that returns bare HTML: bare too, where all of it has a text. */
export function map(list: readonly unknown[], callback: Callback): unknown {
  if (isPlainArray(list)) return joinMapped(list, callback);
  const made: unknown = list.map(function (this: unknown, ...values: Parameters<Callback>) {
    return toHtml(callback.apply(this, values));
  });
  // Only an array is known to return one: a string of something else is text.
  return typeof made === 'string' ? escapeText(made) : made;
}

/** Tells an array that no subclass and no patch has given another `map`. */
function isPlainArray(list: unknown): boolean {
  return (
    Array.isArray(list) && Object.getPrototypeOf(list) === Array.prototype && list.map === mapArray
  );
}

/** What has no text at once stands in an array, between the texts before and after it. */
function joinMapped(list: readonly unknown[], callback: Callback): unknown {
  const { length } = list;
  const others: unknown[] = [];
  let html = '';
  for (let index = 0; index < length; index++) {
    const item = list[index];
    // As map() does, it skips what a sparse array does not have, or has no more.
    if (item === undefined && !(index in list)) continue;
    const made = callback(item, index, list);
    if (typeof made === 'string') html += made;
    else if (!isNothing(made)) {
      others.push(createHtml(html), made);
      html = '';
    }
  }
  return others.length === 0 ? html : [...others, createHtml(html)];
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'boolean';
}
