import { isCompatLoaded } from './compat.ts';
import { defer, isLate, unwrap } from './defer.ts';
import { escape } from './escape.ts';
import { type Piece, Unquoted } from './markup.ts';

/** Writes an attribute as preact-render-to-string does; `opening` is as in ` href="`. */
export function attribute(opening: string, value: unknown): Piece {
  if (typeof value === 'string') return writeText(opening, value);
  if (typeof value === 'number') return `${opening}${value}"`;
  if (isLate(value)) return defer(() => writeAttribute(opening, unwrap(value)));
  return writeAttribute(opening, value);
}

/** `class`, where a function counts as its text, and preact/compat leaves out what is falsy. */
export function className(opening: string, value: unknown): Piece {
  if (!value && isCompatLoaded()) return '';
  return attribute(opening, typeof value === 'function' ? String(value) : value);
}

/** An attribute whose values are words, `true` and `false` among them: `aria-*`, `data-*`, `draggable`. */
export function enumerated(opening: string, value: unknown): Piece {
  if (isLate(value)) return defer(() => writeWord(opening, unwrap(value)));
  return writeWord(opening, value);
}

/** The value of an attribute whose name and quotes stand in the template; it is nearly always written. */
export function attributeValue(value: unknown): string | Unquoted {
  return toQuoted(value) ?? new Unquoted(attribute, value);
}

/** The same for `class`. */
export function classValue(value: unknown): string | Unquoted {
  return (value ? toQuoted(value) : undefined) ?? new Unquoted(className, value);
}

/** The same for words. */
export function wordValue(value: unknown): string | Unquoted {
  if (typeof value === 'boolean') return String(value);
  return toQuoted(value) ?? new Unquoted(enumerated, value);
}

function toQuoted(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return escape(value);
  return typeof value === 'number' ? String(value) : undefined;
}

/** None for null, false and functions; the name alone for true and ''. */
export function writeAttribute(opening: string, value: unknown): string {
  if (value === true) return writeText(opening, '');
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'function') return '';
  return value === '' ? writeText(opening, '') : `${opening}${escape(toText(value))}"`;
}

function writeWord(opening: string, value: unknown): string {
  if (value === null || value === undefined || typeof value === 'function') return '';
  return writeText(opening, toText(value));
}

function writeText(opening: string, value: string): string {
  return value === '' ? opening.slice(0, -'="'.length) : `${opening}${escape(value)}"`;
}

/** By addition, as the renderer does: it asks an object for its value before its text. */
function toText(value: unknown): string {
  return (value as string) + '';
}

/** A value that is evaluated and not written: a key, a ref. */
export function nothing(_value: unknown): string {
  return '';
}
