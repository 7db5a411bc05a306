import type { Unquoted } from './markup.ts';
import { only } from './text.ts';

/**
 * An attribute's value between its quotes. Where there is none, a quote stands for it, which data cannot bring
 * in because it is escaped: what is around it goes when the page is complete.
 */
export function quoted(value: string | Unquoted): string {
  if (typeof value === 'string') return value;
  const written = only(value.write('a="', value.value));
  if (written.length > 'a="'.length) return written.slice('a="'.length, -1);
  hasMarks = true;
  return written === '' ? leftOut : nameAlone;
}

/** Takes away what is around such values. */
export function settle(html: string): string {
  if (!hasMarks) return html;
  hasMarks = false;
  return html.replace(marked, '$1');
}

const leftOut = '"-';
const nameAlone = '"';
const marked = / [^\s"=]+=""-"|( [^\s"=]+)="""/g;
let hasMarks = false;
