import { writeAttribute } from './attribute.ts';
import { defer, isLate, isSignal, unwrap } from './defer.ts';
import { escape } from './escape.ts';
import type { Piece } from './markup.ts';
import { describeProperty } from './style-property.ts';

const opening = ' style="';

/** The attribute `style`: an object's properties, or what any attribute takes. */
export function style(value: unknown): Piece {
  if (isSignal(value)) return defer(() => writeStyle(unwrap(value)));
  if (typeof value !== 'object' || value === null) return writeStyle(value);
  const text = joinDeclarations(value);
  return text === undefined ? defer(() => writeStyle(value)) : enclose(text);
}

/** A property of a style that is written anyway: `prefix` is as in `left:`, `suffix` follows a number, as in `px;`. */
export function declaration(prefix: string, value: unknown, suffix: string): Piece {
  if (isLate(value)) return defer(() => writeDeclaration(prefix, value, ';'));
  return writeDeclaration(prefix, value, suffix);
}

function writeStyle(value: unknown): string {
  if (typeof value !== 'object' || value === null) return writeAttribute(opening, value);
  let text = '';
  for (const name in value) text += writeProperty(name, (value as Record<string, unknown>)[name]);
  return enclose(text);
}

/** Undefined where one of the values has to wait. */
function joinDeclarations(value: object): string | undefined {
  let text = '';
  for (const name in value) {
    const one = (value as Record<string, unknown>)[name];
    if (isLate(one)) return undefined;
    text += writeProperty(name, one);
  }
  return text;
}

function writeProperty(name: string, value: unknown): string {
  const { prefix, suffix } = describeProperty(name);
  return writeDeclaration(prefix, value, suffix);
}

function writeDeclaration(prefix: string, value: unknown, suffix: string): string {
  if (typeof value === 'number') return `${prefix}${value}${suffix}`;
  if (value === null || value === undefined || value === '') return '';
  return `${prefix}${escape((value as string) + '')};`;
}

function enclose(text: string): string {
  return text === '' ? '' : `${opening}${text}"`;
}
