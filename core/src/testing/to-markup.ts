import { PlinthError } from '../errors.ts';
import type { Markup } from './check.ts';
import { show } from './expect.ts';

/**
 * What JSON leaves of the author's markup, by its text.
 *
 * @throws PLINTH_TEST_MARKUP where JSON cannot hold it
 */
export function toMarkup(markup: readonly unknown[] | undefined): Markup | undefined {
  if (!markup?.length) return undefined;
  const texts = markup.map(stringify);
  return Object.fromEntries(texts.map((text) => [show(JSON.parse(text)), JSON.parse(text)]));
}

function stringify(value: unknown): string {
  try {
    const text: unknown = JSON.stringify(value);
    if (typeof text === 'string') return text;
  } catch {
    // A circle, or an accessor that throws.
  }
  throw new PlinthError(
    'PLINTH_TEST_MARKUP',
    `"markup" holds ${show(value)}, which JSON cannot hold, so that no visitor can send it. Leave it out.`,
  );
}
