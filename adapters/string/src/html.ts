import { PlinthError } from '@plinth/core';
import { describe } from './describe.ts';
import { Later, type LaterOptions, gathered, takeGathered } from './late-holes.ts';
import { createHtml, createLateHtml, type Html } from './safe-html.ts';
import { readTemplate, type Template } from './template.ts';

/** What a hole takes; as content, an array's items stand one after the other. */
export type HtmlHole =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Html
  | PromiseLike<HtmlHole>
  | Later
  | readonly HtmlHole[];

const templates = new WeakMap<TemplateStringsArray, Template>();

/**
 * Makes HTML of a template, each value escaped for the place where it stands. As content and within
 * quotes, booleans, `null` and `undefined` are nothing. Without quotes, `name=${value}` leaves the
 * attribute out for `false`, `null` and `undefined`, and is a bare name for `true`. In `aria-*` and
 * `data-*` a boolean that is the whole value is a word. A URL that would run script becomes `#`
 * (`srcset`, which only loads images, is not looked into); a part of a style that could end its
 * declaration becomes nothing. As content, a promise is what it resolves to, when it is there.
 *
 * @example html`<p class="${name}">${text}</p>`
 * @throws PLINTH_HTML_HOLE when a value stands where none is safe
 * @throws PLINTH_HTML_UNFINISHED when the template ends inside a tag, a comment or a script
 * @throws PLINTH_HTML_VALUE for a value that is no text
 * @throws PLINTH_HTML_TEMPLATE when it is called as a function
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlHole[]): Html {
  const { parts, holes } = templates.get(strings) ?? createTemplate(strings);
  // What a template that failed has left.
  if (gathered !== undefined) takeGathered();
  let text = parts[0]!;
  for (let index = 0; index < holes.length; index++) {
    const hole = holes[index]!;
    text += hole.write(values[index], hole, values) + parts[index + 1]!;
  }
  return gathered === undefined ? createHtml(text) : createLateHtml(text, takeGathered());
}

/**
 * A promise for a template, with what is shown until it is there: the page is sent without it, and a script
 * of 0.4 KB moves it to its place. A promise alone needs no script: what follows it in the page waits for it.
 *
 * @example html`<main>${later(reviews, { fallback: html`<p>…</p>`, show: (list) => html`<p>${list.length} reviews</p>` })}</main>`
 */
export function later<T>(promise: PromiseLike<T>, options: LaterOptions<T> = {}): Later {
  return new Later(promise, options as LaterOptions<never>);
}

/**
 * Marks a text as HTML that needs no escaping: only for text that no visitor can influence.
 *
 * @throws PLINTH_HTML_VALUE for anything but a string
 */
export function raw(text: string): Html {
  if (typeof text === 'string') return createHtml(text);
  throw new PlinthError(
    'PLINTH_HTML_VALUE',
    `raw() was given ${describe(text)}. Give it a string of HTML.`,
  );
}

function createTemplate(strings: TemplateStringsArray): Template {
  const template = readTemplate(strings);
  templates.set(strings, template);
  return template;
}
