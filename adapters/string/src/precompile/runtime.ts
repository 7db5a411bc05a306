/** What compiled templates call. */
export { toAttribute, toContent, toStyle, toUrl, toWord } from '../plain.ts';
export { createHtml } from '../safe-html.ts';
export { map, toHtml } from './map.ts';

/** An attribute without quotes in the template, by its name and what its value becomes in quotes. */
export function toWhole(
  value: unknown,
  name: string,
  written: string | undefined,
): string | undefined {
  if (value === true) return name;
  return value === false ? '' : toWholeWord(value, name, written);
}

/** The same for an attribute where a boolean is a word. */
export function toWholeWord(
  value: unknown,
  name: string,
  written: string | undefined,
): string | undefined {
  if (value === null || value === undefined) return '';
  return written === undefined ? undefined : `${name}="${written}"`;
}
