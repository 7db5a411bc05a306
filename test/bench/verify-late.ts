import { deepStrictEqual, ok } from 'node:assert/strict';
import { type Received, readDocument, readTemplates } from './answer.ts';
import { expectedHead } from './expected.ts';
import { delays, fallback, type Part, parts, type PartName } from './views/deferred.ts';

/** Compares a page that is sent in parts with its data: the shell, the parts behind it, and their data where it wakes. */
export function verifyLate(who: string, hydrates: boolean, { headers, text }: Received): void {
  const { head, elements, texts, props, scripts } = readDocument(text);
  const title = 'A page with slow parts';
  const late = Object.keys(delays).map((name) => parts[name as PartName]);
  deepStrictEqual(headers.status, 200, `${who}: the status`);
  deepStrictEqual(headers.type, 'text/html; charset=utf-8', `${who}: the type`);
  deepStrictEqual(headers.cacheControl, 'private, no-store', `${who}: the caching`);
  deepStrictEqual(head, expectedHead, `${who}: the head`);
  deepStrictEqual(elements.map(toTag), ['main', 'h1', 'p', 'p', 'p'], `${who}: the shell`);
  deepStrictEqual(texts, [title, ...late.map(() => fallback)], `${who}: the text of the shell`);
  deepStrictEqual(readTemplates(text), late.map(listTexts), `${who}: the parts`);
  deepStrictEqual(props, hydrates ? { title } : undefined, `${who}: the props`);
  for (const part of late) verifyData(who, hydrates, part, text);
  ok(hydrates === scripts.some(Boolean), `${who}: its scripts are ${scripts}`);
}

/** In the data the text stands as it is, in the page it is escaped. */
function verifyData(who: string, hydrates: boolean, part: Part, text: string): void {
  const count = text.split(JSON.stringify(part.items)).length - 1;
  deepStrictEqual(count, hydrates ? 1 : 0, `${who}: how often the data of a part is sent`);
}

function toTag(element: string): string {
  return element.split(' ')[0]!;
}

function listTexts({ heading, items }: Part): string[] {
  return [heading, ...items];
}
