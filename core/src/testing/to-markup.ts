import { PlinthError } from '../errors.ts';
import type { Markup } from './check.ts';
import { show } from './expect.ts';

/**
 * What JSON leaves of the markup that the author lists in a view of this name.
 *
 * @throws PLINTH_TEST_MARKUP where it is no list, or JSON cannot hold it
 */
export function toMarkup(list: unknown): Markup {
  if (list === undefined) return {};
  if (!Array.isArray(list)) throw notSent(list, 'Export a list by default');
  const values = list.map(sendByJson);
  return Object.fromEntries(values.map((value) => [show(value), value]));
}

function sendByJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    throw notSent(value, 'No visitor can send what JSON cannot hold: leave it out');
  }
}

function notSent(value: unknown, advice: string): PlinthError {
  return new PlinthError('PLINTH_TEST_MARKUP', `The view "markup" has ${show(value)}. ${advice}.`);
}
