import { PlinthError } from '@plinth/core';
import { createDraft, takePart } from './draft.ts';
import { createUnfinishedError } from './hole-errors.ts';
import { placeHole } from './place-hole.ts';
import { findPlace } from './places.ts';
import { scanPart } from './scan.ts';
import type { Hole } from './writers.ts';

/** A template, read once: what is written before, between and after the holes, and how each hole is. */
export interface Template {
  readonly parts: readonly string[];
  readonly holes: readonly Hole[];
}

/**
 * Reads a template's static parts, and decides how each hole is written.
 *
 * @throws PLINTH_HTML_TEMPLATE where the strings are not a template's
 * @throws PLINTH_HTML_HOLE for a hole where no value is safe
 * @throws PLINTH_HTML_UNFINISHED for a template that does not end in element content
 */
export function readTemplate(strings: TemplateStringsArray): Template {
  checkStrings(strings);
  const draft = createDraft(strings);
  const parts: string[] = [];
  const holes: Hole[] = [];
  for (const [index, part] of strings.entries()) {
    Object.assign(draft, { index, from: 0, to: part.length });
    scanPart(draft.scan, part);
    if (index < strings.length - 1) holes.push(placeHole(draft));
    parts.push(takePart(draft));
  }
  if (draft.scan.state !== 'text') throw createUnfinishedError(findPlace(draft.scan), strings);
  return { parts, holes };
}

function checkStrings(strings: TemplateStringsArray): void {
  const tagged = Array.isArray(strings) && Array.isArray(strings.raw);
  if (tagged && strings.every((part) => typeof part === 'string')) return;
  throw new PlinthError(
    'PLINTH_HTML_TEMPLATE',
    tagged
      ? `The template html\`${strings.raw.join('${…}')}\` has a broken escape. Write a backslash twice where it is text.`
      : 'html was called as a function. Write html`...` with a template after it; raw(text) takes HTML that you trust.',
  );
}
