import { escapeText } from './escape.ts';
import { createValueError } from './hole-errors.ts';
import { isPromise } from './describe.ts';
import { Later, addAll, addLate } from './late-holes.ts';
import { toAttribute, toContent, toStyle, toText, toWord } from './plain.ts';
import { readHoles, readHtml } from './safe-html.ts';
import { isUnsafeUrl } from './url.ts';

/** Writes the value of a hole. */
export type Write = (value: unknown, hole: Hole, values: readonly unknown[]) => string;

/** A static part of a URL: as the template spells it, and without character references. */
export interface UrlText {
  readonly source: string;
  readonly plain: string;
}

/** What is known of a hole once its template is read. */
export interface Hole {
  readonly write: Write;
  readonly strings: readonly string[];
  readonly index: number;
  /** Writes the value where `write` only stands around it. */
  readonly inner: Write;
  /** The attribute, as the template spells it. */
  readonly attribute: string;
  /** What stands around the holes of a URL; in an unquoted one, two empty texts. */
  readonly texts: readonly UrlText[];
  readonly allowImage: boolean;
}

/** Element content. */
export function writeText(value: unknown, hole: Hole): string {
  return toContent(value) ?? writeOther(value, hole);
}

function writeOther(value: unknown, hole: Hole): string {
  if (typeof value !== 'object' || value === null) refuse(value, hole);
  if (!Array.isArray(value)) return writeObject(value, hole);
  let text = '';
  // Nested arrays are not looked at once more in each of those around them.
  for (const item of value) {
    text += Array.isArray(item) ? writeOther(item, hole) : writeText(item, hole);
  }
  return text;
}

function writeObject(value: object, hole: Hole): string {
  const html = readHtml(value);
  if (html === undefined) return writeLate(value, hole);
  const holes = readHoles(value);
  if (holes) addAll(holes);
  return html;
}

/** What has arrived is written at once. */
function writeLate(value: object, hole: Hole): string {
  if (value instanceof Later) return addLate(value.promise, hole, value);
  if (!isPromise(value)) refuse(value, hole);
  const { status, value: arrived } = value as { status?: string; value?: unknown };
  return status === 'fulfilled' ? writeText(arrived, hole) : addLate(value, hole);
}

/** The content of `<title>` and `<textarea>`, where a `<` is a character and never begins a tag. */
export function writePlainText(value: unknown, hole: Hole): string {
  if (isLate(value)) refuse(value, hole);
  return writeText(value, hole).replaceAll('<', '&lt;');
}

/** The beginning of an element whose first line break the HTML parser drops; what is awaited may begin with one. */
export function writeFirstLine(value: unknown, hole: Hole, values: readonly unknown[]): string {
  const text = hole.inner(value, hole, values);
  return /^[\r\n\x7f]/.test(text) ? `\n${text}` : text;
}

/** A part of a quoted attribute value. */
export function writeAttribute(value: unknown, hole: Hole): string {
  return toAttribute(value) ?? escapeText(readText(value, hole));
}

/** The whole value of an `aria-*` or `data-*` attribute. */
export function writeWord(value: unknown, hole: Hole): string {
  return toWord(value) ?? writeAttribute(value, hole);
}

/** A part of a style attribute. */
export function writeStyle(value: unknown, hole: Hole): string {
  return toStyle(value) ?? toStyle(readText(value, hole))!;
}

/** A URL, with the texts and the further holes of its value: `#` where its scheme would run script. */
export function writeUrl(value: unknown, hole: Hole, values: readonly unknown[]): string {
  const { texts, index } = hole;
  let url = texts[0]!.plain;
  let source = texts[0]!.source;
  for (let part = 1; part < texts.length; part++) {
    const at = index + part - 1;
    const text = readText(part === 1 ? value : values[at], hole, at);
    url += text + texts[part]!.plain;
    source += escapeText(text) + texts[part]!.source;
  }
  return isUnsafeUrl(url, hole.allowImage) ? '#' : source;
}

/** A hole whose value `writeUrl` wrote with the first one of its attribute. */
export function writeNothing(): string {
  return '';
}

/** An attribute without quotes in the template: its name too is the hole's to write, or to leave out. */
export function writeWholeAttribute(
  value: unknown,
  hole: Hole,
  values: readonly unknown[],
): string {
  if (value === null || value === undefined) return '';
  if (value === false && hole.inner !== writeWord) return '';
  if (value === true && hole.inner !== writeWord) return ` ${hole.attribute}`;
  return ` ${hole.attribute}="${hole.inner(value, hole, values)}"`;
}

function readText(value: unknown, hole: Hole, index?: number): string {
  const text = toText(value) ?? (isLate(value) ? undefined : readHtml(value));
  return text ?? refuse(value, hole, index);
}

/** Whether a value is awaited, or holds what is. */
function isLate(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(isLate);
  return value instanceof Later || isPromise(value) || readHoles(value) !== undefined;
}

function refuse(value: unknown, hole: Hole, index = hole.index): never {
  throw createValueError(value, hole.strings, index);
}
