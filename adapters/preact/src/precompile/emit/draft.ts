import type { ESTree } from 'vite';
import type { Job, Visit } from '../job.ts';
import { type Cursor, keep } from './cursor.ts';

/** A template that is being written, for what stands in its holes. */
export interface Draft {
  readonly job: Job;
  readonly cursor: Cursor;
  readonly visit: Visit;
  /** `text`: all that stands in the holes has to be one. */
  readonly mode: 'open' | 'text';
  /** What stands in its holes so far. */
  readonly holes: Set<'text' | 'piece'>;
}

/** Adds text to a draft. A `$` might come to stand before a brace that is added later. */
export function writeText({ cursor }: Draft, text: string): void {
  cursor.pending += text.replace(/[\\`$]/g, '\\$&').replace(/[\r\0]|\p{Surrogate}/gu, escapeUnit);
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Calls that always give a text. */
const sure = new Set(['', 'text(', 'nothing(']);

/** Adds a hole for a range of the source, called with a function of the runtime. */
export function writeHole(
  draft: Draft,
  { start, end }: ESTree.Span,
  call: string,
  rest = '',
): void {
  const { job, cursor, holes } = draft;
  holes.add(sure.has(call) ? 'text' : 'piece');
  const calls = [chooseGuard(draft, call), call].filter((one) => one !== '');
  cursor.pending += `\${${calls.map((one) => `${job.runtime}.${one}`).join('')}`;
  keep(job, cursor, start, end);
  cursor.pending = `${rest}${')'.repeat(calls.length)}}`;
}

/** What takes a piece that has to be a text. */
function chooseGuard({ mode }: Draft, call: string): string {
  if (mode === 'open' || sure.has(call)) return '';
  return call.endsWith('Value(') ? 'quoted(' : 'only(';
}

/** The range between a container's braces: with its comments and parentheses. */
export function inBraces({ start, end }: ESTree.JSXExpressionContainer): ESTree.Span {
  return { start: start + 1, end: end - 1 };
}
