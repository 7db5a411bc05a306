import { PlinthError } from '@plinth/core';
import { describe } from './describe.ts';

/** Where a hole or a template's end stands, and what to do about it. */
export interface Place {
  readonly where: string;
  readonly advice: string;
}

/** An error for a hole where no value is safe. */
export function createHoleError(
  place: Place,
  strings: readonly string[],
  index: number,
): PlinthError {
  return new PlinthError(
    'PLINTH_HTML_HOLE',
    `A value stands ${place.where}: ${showHole(strings, index)}. ${place.advice}`,
  );
}

/** An error for a template that ends where a value after it would not be text. */
export function createUnfinishedError({ where }: Place, strings: readonly string[]): PlinthError {
  const end = cutStart(strings.join('${…}'));
  return new PlinthError(
    'PLINTH_HTML_UNFINISHED',
    `A template ends ${where}: html\`${end}\`. Finish there what it begins: a template may leave an element open, but not a tag, a comment, or an element like <script> or <title>.`,
  );
}

/** An error for a value that is no text. */
export function createValueError(
  value: unknown,
  strings: readonly string[],
  index: number,
): PlinthError {
  return new PlinthError(
    'PLINTH_HTML_VALUE',
    `A value in ${showHole(strings, index)} is ${describe(value)}, which is not text. ${adviseOn(value)}`,
  );
}

function adviseOn(value: unknown): string {
  if (typeof value === 'function') return 'Call it, and put its result there.';
  if (Array.isArray(value)) return 'In an attribute, join it first: list.join(" ").';
  if (value instanceof Date) return 'Format it first, as with date.toISOString().';
  if (describe(value) === 'a promise') {
    return 'Await it first, and put its result there; as content a promise may stand.';
  }
  return 'Put there a string, a number, an html`...` value, or (as content) an array of these.';
}

function showHole(strings: readonly string[], index: number): string {
  const before = cutStart(strings.slice(0, index + 1).join('${…}'));
  const after = strings
    .slice(index + 1)
    .join('${…}')
    .replace(/\s+/g, ' ');
  return `html\`${before}\${HERE}${after.length > 40 ? `${after.slice(0, 40)}…` : after}\``;
}

function cutStart(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `…${line.slice(-60)}` : line;
}
