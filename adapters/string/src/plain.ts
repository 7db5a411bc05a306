import { escapeText } from './escape.ts';
import { readOwnHtml } from './safe-html.ts';
import { isUnsafeUrl } from './url.ts';

/*
 * How a value is written in each place, where that can be said of the value alone. The result is undefined for what
 * is awaited, for HTML of another copy of this package, and for what is refused: that is left to a template's writers.
 */

const unsafeStyle = /[;{}()\\"'<>@/*:\p{Cc}]/u;

/** As element content. */
export function toContent(value: unknown): string | undefined {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value !== 'object' || value === null) return toText(value);
  return readOwnHtml(value) ?? (Array.isArray(value) ? toList(value) : undefined);
}

/** As a part of a quoted attribute value. */
export function toAttribute(value: unknown): string | undefined {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value !== 'object' || value === null) return toText(value);
  const html = readOwnHtml(value);
  return html === undefined ? undefined : escapeText(html);
}

/** As the whole value of an `aria-*` or `data-*` attribute, where a boolean is a word. */
export function toWord(value: unknown): string | undefined {
  return typeof value === 'boolean' ? String(value) : toAttribute(value);
}

/** As a part of a style attribute: what could end the declaration, or begin another, is left out. */
export function toStyle(value: unknown): string | undefined {
  if (typeof value === 'number') return `${value}`;
  const text = typeof value === 'object' && value !== null ? readOwnHtml(value) : toText(value);
  if (text === undefined) return undefined;
  return unsafeStyle.test(text) ? '' : escapeText(text);
}

/** As the one value in a URL, between texts without character references: `#` where its scheme would run script. */
export function toUrl(
  value: unknown,
  allowImage: boolean,
  before: string,
  after: string,
): string | undefined {
  const text = typeof value === 'object' && value !== null ? readOwnHtml(value) : toText(value);
  if (text === undefined) return undefined;
  return isUnsafeUrl(before + text + after, allowImage) ? '#' : before + escapeText(text) + after;
}

/** As text without markup, not escaped yet. */
export function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${value}`;
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  return typeof value === 'bigint' ? String(value) : undefined;
}

function toList(items: readonly unknown[]): string | undefined {
  let text = '';
  for (const item of items) {
    const html = toContent(item);
    if (html === undefined) return undefined;
    text += html;
  }
  return text;
}
